/** The thin shell: the Kafka Streams topology around the engine, and the state store that it reaches. */
@NullMarked
package smscoach.stream;

import org.jspecify.annotations.NullMarked;
