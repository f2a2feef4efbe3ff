/** What those who run an instance see of it: health, metrics, state. */
@NullMarked
package smscoach.ops;

import org.jspecify.annotations.NullMarked;
