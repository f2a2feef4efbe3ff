/** A session cut out of its contact center, over random histories. */
@NullMarked
package smscoach.replay.session;

import org.jspecify.annotations.NullMarked;
