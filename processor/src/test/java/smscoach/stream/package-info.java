@NullMarked
package smscoach.stream;

import org.jspecify.annotations.NullMarked;
