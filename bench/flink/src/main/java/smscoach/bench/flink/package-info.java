/** Coaching on Apache Flink, for the comparison. Knows nothing of the rest of the project: it has another class path. */
@NullMarked
package smscoach.bench.flink;

import org.jspecify.annotations.NullMarked;
