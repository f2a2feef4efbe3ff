package smscoach.cli.tail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import smscoach.cli.base.Visible;
import smscoach.contract.Topic;
import smscoach.engine.RecordHeader;
import smscoach.replay.KcatLines;

/** How a record becomes a line. */
interface Lines {

    byte[] line(ConsumerRecord<byte[], byte[]> record);

    static Lines ofKcat() {
        return record -> KcatLines.write(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestampType() == TimestampType.LOG_APPEND_TIME ? "logappend" : "create",
                record.timestamp(),
                headers(record),
                record.key(),
                record.value());
    }

    /** Lines to read. Control characters, which could do anything to a terminal, are shown and not sent. */
    static Lines toRead(Map<String, Topic> topics) {
        return record -> {
            Topic topic = Objects.requireNonNull(topics.get(record.topic()), record.topic());
            String words = String.join(
                    " ",
                    time(Instant.ofEpochMilli(record.timestamp())),
                    record.topic(),
                    keys(record.key()),
                    new Words(headers(record)).of(topic, record.value()));
            return Visible.of(words).getBytes(UTF_8);
        };
    }

    static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }

    private static List<RecordHeader> headers(ConsumerRecord<byte[], byte[]> record) {
        return Arrays.stream(record.headers().toArray())
                .map(header -> new RecordHeader(header.key(), header.value()))
                .toList();
    }

    private static String keys(byte @Nullable [] key) {
        return key == null
                ? "(no key)"
                : Arrays.stream(text(key).split("/", -1)).map(Words::id).collect(Collectors.joining("/"));
    }

    /** The time alone for today, else with its day; UTC, as all times of the contract. */
    private static String time(Instant time) {
        boolean today = LocalDate.ofInstant(time, ZoneOffset.UTC).equals(LocalDate.now(ZoneOffset.UTC));
        return DateTimeFormatter.ofPattern(today ? "HH:mm:ss.SSS" : "uuuu-MM-dd HH:mm:ss.SSS")
                .withZone(ZoneOffset.UTC)
                .format(time);
    }
}
