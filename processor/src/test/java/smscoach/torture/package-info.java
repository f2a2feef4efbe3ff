@NullMarked
package smscoach.torture;

import org.jspecify.annotations.NullMarked;
