/** The same domain over records from files, without Kafka. */
@NullMarked
package smscoach.replay;

import org.jspecify.annotations.NullMarked;
