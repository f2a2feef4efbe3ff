/** {@code coach explain}: what happened, and why, by taking the records again as production took them. */
@NullMarked
package smscoach.cli.explain;

import org.jspecify.annotations.NullMarked;
