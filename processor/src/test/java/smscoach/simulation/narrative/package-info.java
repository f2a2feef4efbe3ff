@NullMarked
package smscoach.simulation.narrative;

import org.jspecify.annotations.NullMarked;
