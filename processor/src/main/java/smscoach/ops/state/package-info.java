/** Who coaches whom, asked of a running instance. */
@NullMarked
package smscoach.ops.state;

import org.jspecify.annotations.NullMarked;
