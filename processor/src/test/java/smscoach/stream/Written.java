package smscoach.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** How many records were written to each topic, and their bytes: keys, values and headers, before Kafka frames them. */
final class Written {

    private final Map<String, Count> topics = new TreeMap<>();

    record Count(long records, long bytes) {

        Count plus(Count more) {
            return new Count(records + more.records, bytes + more.bytes);
        }

        /** A line of a table: what was written in all, and for each input record. */
        String row(String name, int inputs) {
            return String.format(
                    Locale.ROOT,
                    "%-26s %8d %9d %8.4f %7.2f\n",
                    name,
                    records,
                    bytes,
                    (double) records / inputs,
                    (double) bytes / inputs);
        }
    }

    void add(String topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        long bytes = length(key) + length(value);
        for (Header header : headers) {
            bytes += header.key().getBytes(UTF_8).length + length(header.value());
        }
        topics.merge(topic, new Count(1, bytes), Count::plus);
    }

    /** By topic. */
    Map<String, Count> counts() {
        return topics;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
