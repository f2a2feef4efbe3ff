/** Who is compared with this processor, each a process of its own, written for the few rules that all of them keep. */
@NullMarked
package smscoach.bench.contender;

import org.jspecify.annotations.NullMarked;
