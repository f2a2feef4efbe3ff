/** What happens to a caller's sessions, as a stream that can be taken up again. */
@NullMarked
package smscoach.gateway.events;

import org.jspecify.annotations.NullMarked;
