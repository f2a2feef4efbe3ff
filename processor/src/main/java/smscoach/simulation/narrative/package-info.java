/** Tells what happens in a contact center, one line an event, for people who read along. */
@NullMarked
package smscoach.simulation.narrative;

import org.jspecify.annotations.NullMarked;
