/** {@code coach reset}: the processor from its beginning again. */
@NullMarked
package smscoach.cli.reset;

import org.jspecify.annotations.NullMarked;
