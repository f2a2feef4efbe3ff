/** The command line: {@code coach} and all its commands. */
@NullMarked
package smscoach.cli;

import org.jspecify.annotations.NullMarked;
