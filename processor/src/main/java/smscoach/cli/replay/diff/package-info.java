/** {@code coach replay diff}: two sets of outputs of the same inputs, compared to the byte. */
@NullMarked
package smscoach.cli.replay.diff;

import org.jspecify.annotations.NullMarked;
