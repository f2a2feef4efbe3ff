@NullMarked
package smscoach.torture.guarantee;

import org.jspecify.annotations.NullMarked;
