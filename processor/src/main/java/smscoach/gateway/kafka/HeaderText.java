package smscoach.gateway.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What the processor wrote into the headers of a record. */
public final class HeaderText {

    private HeaderText() {}

    /** Of the last header of that name: before it, a dead letter may have one that its publisher wrote. */
    public static @Nullable String of(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
