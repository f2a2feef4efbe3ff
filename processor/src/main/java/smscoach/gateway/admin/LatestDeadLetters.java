package smscoach.gateway.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import smscoach.contract.HeaderNames;
import smscoach.contract.Timestamps;

/** The dead letters that came last: what their headers say, and nothing of what is in them. */
final class LatestDeadLetters {

    private static final int MOST = 20;
    /** A transaction's mark may follow each. */
    private static final int BACK = 2 * MOST;

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private record Letter(long at, String code, String message, String position) {}

    private final Consumer<byte[], byte[]> consumer;
    private List<Letter> latest = List.of();

    LatestDeadLetters(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Reads on to where these partitions end, or as far as it comes in time; the newest first. */
    ArrayNode read(List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        if (!consumer.assignment().equals(Set.copyOf(partitions))) {
            begin(partitions, ends);
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())
                && System.nanoTime() < deadline) {
            List<Letter> letters = new ArrayList<>(latest);
            consumer.poll(POLL).forEach(record -> letters.add(letter(record)));
            latest = letters.stream()
                    .sorted(Comparator.comparingLong(Letter::at).reversed())
                    .limit(MOST)
                    .toList();
        }
        return json();
    }

    private void begin(List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        latest = List.of();
        consumer.assign(partitions);
        consumer.beginningOffsets(partitions)
                .forEach((each, first) -> consumer.seek(each, Math.max(first, ends.getOrDefault(each, 0L) - BACK)));
    }

    private static Letter letter(ConsumerRecord<byte[], byte[]> record) {
        return new Letter(
                record.timestamp(),
                header(record, HeaderNames.ERROR_CODE),
                header(record, HeaderNames.ERROR_MESSAGE),
                header(record, HeaderNames.CAUSATION_POSITION));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "?" : new String(header.value(), UTF_8);
    }

    private ArrayNode json() {
        ArrayNode letters = JsonNodeFactory.instance.arrayNode();
        latest.forEach(letter -> letters.addObject()
                .put("at", Timestamps.format(Instant.ofEpochMilli(letter.at())))
                .put("code", letter.code())
                .put("message", letter.message())
                .put("position", letter.position()));
        return letters;
    }
}
