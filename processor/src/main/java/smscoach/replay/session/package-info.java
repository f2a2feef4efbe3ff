/** The few records of a contact center that matter for one session. */
@NullMarked
package smscoach.replay.session;

import org.jspecify.annotations.NullMarked;
