@NullMarked
package smscoach.history;

import org.jspecify.annotations.NullMarked;
