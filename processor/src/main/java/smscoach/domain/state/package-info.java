/** What the processor remembers, as immutable records, and the two sides on which it is reached. */
@NullMarked
package smscoach.domain.state;

import org.jspecify.annotations.NullMarked;
