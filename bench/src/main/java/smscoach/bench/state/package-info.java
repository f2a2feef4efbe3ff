/** What the processor costs with how much state. */
@NullMarked
package smscoach.bench.state;

import org.jspecify.annotations.NullMarked;
