/** What supervisors ask for: the checks in their order, and what each operation does. */
@NullMarked
package smscoach.domain.command;

import org.jspecify.annotations.NullMarked;
