/** What administrators see of the system. */
@NullMarked
package smscoach.gateway.admin;

import org.jspecify.annotations.NullMarked;
