@NullMarked
package smscoach.replay;

import org.jspecify.annotations.NullMarked;
