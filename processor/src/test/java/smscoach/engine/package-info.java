@NullMarked
package smscoach.engine;

import org.jspecify.annotations.NullMarked;
