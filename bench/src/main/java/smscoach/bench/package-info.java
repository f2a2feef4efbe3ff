/** Measurements. Each is a command of {@code coach bench}. */
@NullMarked
package smscoach.bench;

import org.jspecify.annotations.NullMarked;
