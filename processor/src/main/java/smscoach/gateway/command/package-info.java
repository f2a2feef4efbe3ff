/** Commands published, and the replies to them. */
@NullMarked
package smscoach.gateway.command;

import org.jspecify.annotations.NullMarked;
