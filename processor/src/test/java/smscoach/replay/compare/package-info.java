@NullMarked
package smscoach.replay.compare;

import org.jspecify.annotations.NullMarked;
