package smscoach.stream;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/** The value of an output record, and the partition of its cause, where dead letters go. */
@SuppressWarnings("ArrayRecordComponent") // never compared: it passes to the producer
record OutputValue(byte @Nullable [] bytes, int inputPartition) {

    static final Serializer<OutputValue> SERIALIZER = (topic, value) -> value.bytes();

    /** A dead letter goes to its input's partition number, modulo the topic's count. */
    static final StreamPartitioner<byte[], OutputValue> BY_INPUT_PARTITION =
            (topic, key, value, partitions) -> Optional.of(Set.of(value.inputPartition() % partitions));
}
