@NullMarked
package smscoach.timeline;

import org.jspecify.annotations.NullMarked;
