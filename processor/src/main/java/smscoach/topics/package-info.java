/** The nine topics on a cluster: what they must be, what they are, and whether the processor may start on them. */
@NullMarked
package smscoach.topics;

import org.jspecify.annotations.NullMarked;
