/** {@code coach tail}: the records of topics, as lines for people or for programs. */
@NullMarked
package smscoach.cli.tail;

import org.jspecify.annotations.NullMarked;
