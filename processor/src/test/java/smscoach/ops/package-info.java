@NullMarked
package smscoach.ops;

import org.jspecify.annotations.NullMarked;
