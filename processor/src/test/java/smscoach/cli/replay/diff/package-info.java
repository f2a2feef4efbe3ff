@NullMarked
package smscoach.cli.replay.diff;

import org.jspecify.annotations.NullMarked;
