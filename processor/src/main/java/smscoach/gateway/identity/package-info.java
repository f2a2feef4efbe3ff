/** Who asks: bearer tokens, and the callers that they name. */
@NullMarked
package smscoach.gateway.identity;

import org.jspecify.annotations.NullMarked;
