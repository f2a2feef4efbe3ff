/** Kafka Streams without this project: a copy, and the usual way by keys of agents and of sessions. */
@NullMarked
package smscoach.bench.contender.streams;

import org.jspecify.annotations.NullMarked;
