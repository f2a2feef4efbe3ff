/** What happens to a running system in bad nights, one class a kind. */
@NullMarked
package smscoach.torture.fault;

import org.jspecify.annotations.NullMarked;
