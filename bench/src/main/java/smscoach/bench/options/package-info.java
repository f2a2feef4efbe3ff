/** What the measurements' command lines have in common. */
@NullMarked
package smscoach.bench.options;

import org.jspecify.annotations.NullMarked;
