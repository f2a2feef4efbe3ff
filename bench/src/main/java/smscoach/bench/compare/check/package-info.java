/** Whether what contenders wrote is what the rules say. */
@NullMarked
package smscoach.bench.compare.check;

import org.jspecify.annotations.NullMarked;
