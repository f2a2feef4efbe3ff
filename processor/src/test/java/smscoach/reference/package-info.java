/**
 * A second, naive and independent implementation of {@code docs/semantics.md} and {@code docs/contract.md}, random histories
 * to compare the two on, and a shrinker for what the comparison finds.
 */
@NullMarked
package smscoach.reference;

import org.jspecify.annotations.NullMarked;
