@NullMarked
package smscoach.simulation.run;

import org.jspecify.annotations.NullMarked;
