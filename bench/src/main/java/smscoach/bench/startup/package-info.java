/** From the start of a process to its first output. */
@NullMarked
package smscoach.bench.startup;

import org.jspecify.annotations.NullMarked;
