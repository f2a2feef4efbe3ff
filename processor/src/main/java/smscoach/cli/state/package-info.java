/** The command that asks a running instance who coaches whom. */
@NullMarked
package smscoach.cli.state;

import org.jspecify.annotations.NullMarked;
