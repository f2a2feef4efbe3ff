/** The command that runs a processor instance. */
@NullMarked
package smscoach.cli.run;

import org.jspecify.annotations.NullMarked;
