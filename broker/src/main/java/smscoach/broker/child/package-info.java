/** What runs in the child JVM: Kafka's own server, and the watch over the parent that started it. */
@NullMarked
package smscoach.broker.child;

import org.jspecify.annotations.NullMarked;
