@NullMarked
package smscoach.ops.health;

import org.jspecify.annotations.NullMarked;
