/** The commands that show what it does. */
@NullMarked
package smscoach.cli.demo;

import org.jspecify.annotations.NullMarked;
