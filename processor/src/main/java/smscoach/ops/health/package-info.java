/** Whether an instance is alive, ready, started. */
@NullMarked
package smscoach.ops.health;

import org.jspecify.annotations.NullMarked;
