/** A Kafka cluster as the commands see it. */
@NullMarked
package smscoach.cli.cluster;

import org.jspecify.annotations.NullMarked;
