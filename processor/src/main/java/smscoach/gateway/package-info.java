/** The front door: the GWS operations over HTTP, onto the topics and from them. */
@NullMarked
package smscoach.gateway;

import org.jspecify.annotations.NullMarked;
