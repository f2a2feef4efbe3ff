@NullMarked
package smscoach.simulation;

import org.jspecify.annotations.NullMarked;
