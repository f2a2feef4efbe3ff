/** What a replay gives beside what was committed, record by record, in lock step. */
@NullMarked
package smscoach.replay.compare;

import org.jspecify.annotations.NullMarked;
