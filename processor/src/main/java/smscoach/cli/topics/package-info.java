/** The commands that make topics and look at them. */
@NullMarked
package smscoach.cli.topics;

import org.jspecify.annotations.NullMarked;
