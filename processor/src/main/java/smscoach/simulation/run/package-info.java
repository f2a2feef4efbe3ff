/** The simulation on a Kafka cluster: published, listened to, told, and checked. */
@NullMarked
package smscoach.simulation.run;

import org.jspecify.annotations.NullMarked;
