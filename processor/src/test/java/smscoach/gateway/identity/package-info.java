@NullMarked
package smscoach.gateway.identity;

import org.jspecify.annotations.NullMarked;
