/** The embedded broker: Kafka's own server in child processes that never outlive this one. */
@NullMarked
package smscoach.broker;

import org.jspecify.annotations.NullMarked;
