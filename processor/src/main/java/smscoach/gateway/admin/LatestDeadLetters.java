package smscoach.gateway.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import smscoach.contract.HeaderNames;
import smscoach.contract.Timestamps;
import smscoach.gateway.Recent;
import smscoach.gateway.kafka.HeaderText;

/**
 * The dead letters that came last in each contact center: what their headers say, and nothing of what is in them. Whose
 * one is its key tells, as for all that is on that topic.
 */
final class LatestDeadLetters {

    private static final int MOST = 20;
    /** How far back of each partition those are looked for that lie between others'. */
    private static final int BACK = 1_000;
    /** Of more contact centers those are forgotten of which none came for longest. */
    private static final int MOST_CONTACT_CENTERS = 1_000;

    /** No contact center has a longer id. */
    private static final int LONGEST_KEY = 128;

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private record Letter(long at, String code, String message, String position) {}

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, List<Letter>> latest = Recent.byUse(MOST_CONTACT_CENTERS);

    LatestDeadLetters(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Reads on to where these partitions end, or as far as it comes in time; the newest first, by contact center. */
    Map<String, ArrayNode> read(List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        if (!consumer.assignment().equals(Set.copyOf(partitions))) {
            begin(partitions, ends);
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())
                && System.nanoTime() < deadline) {
            consumer.poll(POLL).forEach(this::add);
        }
        Map<String, ArrayNode> all = new HashMap<>();
        latest.forEach((contactCenter, letters) -> all.put(contactCenter, json(letters)));
        return all;
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() != null && record.key().length <= LONGEST_KEY) {
            List<Letter> letters = latest.computeIfAbsent(new String(record.key(), UTF_8), key -> new ArrayList<>());
            letters.add(letter(record));
            letters.sort(Comparator.comparingLong(Letter::at).reversed());
            letters.subList(Math.min(MOST, letters.size()), letters.size()).clear();
        }
    }

    private void begin(List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        latest.clear();
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
        return Objects.requireNonNullElse(HeaderText.of(record, name), "?");
    }

    private static ArrayNode json(List<Letter> of) {
        ArrayNode letters = JsonNodeFactory.instance.arrayNode();
        of.forEach(letter -> letters.addObject()
                .put("at", Timestamps.format(Instant.ofEpochMilli(letter.at())))
                .put("code", letter.code())
                .put("message", letter.message())
                .put("position", letter.position()));
        return letters;
    }
}
