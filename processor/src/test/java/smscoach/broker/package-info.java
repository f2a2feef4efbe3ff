@NullMarked
package smscoach.broker;

import org.jspecify.annotations.NullMarked;
