/** The resources, their answers, and the server. */
@NullMarked
package smscoach.gateway.http;

import org.jspecify.annotations.NullMarked;
