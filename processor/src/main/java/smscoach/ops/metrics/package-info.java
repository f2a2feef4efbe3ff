/** What an instance counts and measures, for Prometheus. */
@NullMarked
package smscoach.ops.metrics;

import org.jspecify.annotations.NullMarked;
