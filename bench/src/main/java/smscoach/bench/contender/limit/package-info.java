/** The limit: no more than Kafka's clients, one thread's own state in hash maps, nothing kept of it. */
@NullMarked
package smscoach.bench.contender.limit;

import org.jspecify.annotations.NullMarked;
