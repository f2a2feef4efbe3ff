/** The processor beside the limit and what could be used instead: the same input, the same answers, then the figures. */
@NullMarked
package smscoach.bench.compare;

import org.jspecify.annotations.NullMarked;
