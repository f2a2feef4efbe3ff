/** What lies between input and output records, without Kafka: live processing and replay share it. */
@NullMarked
package smscoach.engine;

import org.jspecify.annotations.NullMarked;
