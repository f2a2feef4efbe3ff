/** {@code coach dead-letters}: what could not be taken, why, and taking it again. */
@NullMarked
package smscoach.cli.deadletters;

import org.jspecify.annotations.NullMarked;
