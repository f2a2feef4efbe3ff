/** What every command stands on: its streams, its exit codes, and failures that are told in a sentence. */
@NullMarked
package smscoach.cli.base;

import org.jspecify.annotations.NullMarked;
