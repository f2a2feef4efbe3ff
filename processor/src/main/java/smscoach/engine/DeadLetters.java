package smscoach.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.domain.Outcome;

/** Dead letters: the record as it came, and why it could not be used. */
final class DeadLetters {

    private static final int ROOM_FOR_REASON = 4 * 1024;
    private static final int MAX_ORIGINAL = Topic.MAX_OUTPUT_BYTES - ROOM_FOR_REASON;
    private static final int HEADER_OVERHEAD = 10;

    private final String topicPrefix;

    DeadLetters(String topicPrefix) {
        this.topicPrefix = topicPrefix;
    }

    OutputRecord of(Cause cause, Outcome.DeadLettered why) {
        InputRecord record = cause.record();
        long size = size(record);
        if (size <= MAX_ORIGINAL) {
            List<RecordHeader> headers = new ArrayList<>(record.headers());
            addReason(headers, cause, why);
            return letter(record, record.key(), record.value(), headers);
        }
        boolean keyFits = record.key() == null || record.key().length <= MAX_ORIGINAL;
        List<RecordHeader> headers = new ArrayList<>();
        addReason(headers, cause, why);
        headers.add(RecordHeader.of(
                HeaderNames.ERROR_LEFT_OUT,
                (keyFits ? "value, headers" : "key, value, headers") + " (" + size + " bytes in all)"));
        return letter(record, keyFits ? record.key() : null, null, headers);
    }

    private static OutputRecord letter(
            InputRecord record, byte @Nullable [] key, byte @Nullable [] value, List<RecordHeader> headers) {
        return new OutputRecord(Topic.COACH_DEAD_LETTERS, key, value, headers, record.timestamp());
    }

    private void addReason(List<RecordHeader> headers, Cause cause, Outcome.DeadLettered why) {
        InputRecord record = cause.record();
        headers.addAll(cause.positions());
        headers.add(RecordHeader.of(
                HeaderNames.ERROR_TOPIC, topicPrefix + record.topic().defaultName()));
        headers.add(RecordHeader.of(HeaderNames.ERROR_PARTITION, Integer.toString(record.partition())));
        headers.add(RecordHeader.of(HeaderNames.ERROR_OFFSET, Long.toString(record.offset())));
        headers.add(RecordHeader.of(HeaderNames.ERROR_MESSAGE, why.why()));
        headers.add(RecordHeader.of(HeaderNames.ERROR_CODE, why.code().name()));
    }

    private static long size(InputRecord record) {
        long size = (record.key() == null ? 0 : record.key().length)
                + (record.value() == null ? 0L : record.value().length);
        for (RecordHeader header : record.headers()) {
            size += header.size() + HEADER_OVERHEAD;
        }
        return size;
    }
}
