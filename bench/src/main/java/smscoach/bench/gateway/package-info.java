/** The gateway under load, in a process of its own. */
@NullMarked
package smscoach.bench.gateway;

import org.jspecify.annotations.NullMarked;
