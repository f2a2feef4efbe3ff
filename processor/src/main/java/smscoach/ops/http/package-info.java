/** The HTTP server of an instance, for those who run it. */
@NullMarked
package smscoach.ops.http;

import org.jspecify.annotations.NullMarked;
