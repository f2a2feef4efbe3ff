/** How throughput grows with partitions, instances and threads. */
@NullMarked
package smscoach.bench.scaling;

import org.jspecify.annotations.NullMarked;
