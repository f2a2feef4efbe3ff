/** {@code coach replay}: the same domain over a file. */
@NullMarked
package smscoach.cli.replay;

import org.jspecify.annotations.NullMarked;
