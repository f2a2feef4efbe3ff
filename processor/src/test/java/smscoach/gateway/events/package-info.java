@NullMarked
package smscoach.gateway.events;

import org.jspecify.annotations.NullMarked;
