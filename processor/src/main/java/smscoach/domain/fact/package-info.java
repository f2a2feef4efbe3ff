/** What has been decided, and the one place where state changes. */
@NullMarked
package smscoach.domain.fact;

import org.jspecify.annotations.NullMarked;
