/** What happens in SMS sessions: agents, queues, ends, expiry and messages. */
@NullMarked
package smscoach.domain.session;

import org.jspecify.annotations.NullMarked;
