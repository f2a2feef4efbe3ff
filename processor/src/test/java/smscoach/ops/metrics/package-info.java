@NullMarked
package smscoach.ops.metrics;

import org.jspecify.annotations.NullMarked;
