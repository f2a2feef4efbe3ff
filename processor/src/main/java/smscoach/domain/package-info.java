/** What the processor decides: pure functions over records and state. */
@NullMarked
package smscoach.domain;

import org.jspecify.annotations.NullMarked;
