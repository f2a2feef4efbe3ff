@NullMarked
package smscoach.timeline.svg;

import org.jspecify.annotations.NullMarked;
