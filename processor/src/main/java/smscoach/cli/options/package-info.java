/** Options that several commands share, and where their values come from. */
@NullMarked
package smscoach.cli.options;

import org.jspecify.annotations.NullMarked;
