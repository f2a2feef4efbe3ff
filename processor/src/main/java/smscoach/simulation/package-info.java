/** A contact center that never was: agents, customers and supervisors who write and coach as real ones do. */
@NullMarked
package smscoach.simulation;

import org.jspecify.annotations.NullMarked;
