@NullMarked
package smscoach.topics;

import org.jspecify.annotations.NullMarked;
