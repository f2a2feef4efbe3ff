/** {@code coach torture}. */
@NullMarked
package smscoach.cli.torture;

import org.jspecify.annotations.NullMarked;
