/** {@code coach audit}: who coached whom, and who could see a message, from what production wrote. */
@NullMarked
package smscoach.cli.audit;

import org.jspecify.annotations.NullMarked;
