/** {@code coach send}: records checked, put into an input topic, and their replies awaited. */
@NullMarked
package smscoach.cli.send;

import org.jspecify.annotations.NullMarked;
