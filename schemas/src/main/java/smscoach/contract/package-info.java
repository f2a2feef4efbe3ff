/** The contract's messages as Java records: the shapes of all nine topics, without Kafka. */
@NullMarked
package smscoach.contract;

import org.jspecify.annotations.NullMarked;
