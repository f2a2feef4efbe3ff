/** What the people of the simulation write to each other. */
@NullMarked
package smscoach.simulation.dialogue;

import org.jspecify.annotations.NullMarked;
