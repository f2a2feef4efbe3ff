@NullMarked
package smscoach.gateway;

import org.jspecify.annotations.NullMarked;
