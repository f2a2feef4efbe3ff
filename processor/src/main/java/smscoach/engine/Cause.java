package smscoach.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;

/** The input record as its outputs' headers tell of it: where it was, and its trace. */
final class Cause {

    /** The bound that W3C gives to baggage; a longer trace header is not passed on. */
    static final int MAX_TRACE_HEADER = 8 * 1024;

    private static final List<String> TRACE =
            List.of(HeaderNames.TRACEPARENT, HeaderNames.TRACESTATE, HeaderNames.BAGGAGE);

    private final InputRecord record;
    private final long lastSessionEvent;
    private @Nullable List<RecordHeader> positions;
    private final List<RecordHeader> trace;

    /** {@code lastSessionEvent} is told only for what a command causes. */
    Cause(InputRecord record, long lastSessionEvent) {
        this.record = record;
        this.lastSessionEvent = lastSessionEvent;
        this.trace = record.headers().isEmpty() ? List.of() : trace(record.headers());
    }

    InputRecord record() {
        return record;
    }

    /** {@code causation-position}, and {@code interleaving} where a command is the cause. Many records have no outputs. */
    List<RecordHeader> positions() {
        if (positions == null) {
            positions = positions(record, lastSessionEvent);
        }
        return positions;
    }

    List<RecordHeader> trace() {
        return trace;
    }

    private static List<RecordHeader> positions(InputRecord record, long lastSessionEvent) {
        RecordHeader position = RecordHeader.of(HeaderNames.CAUSATION_POSITION, record.position());
        return switch (record.topic()) {
            case COACH_COMMANDS ->
                List.of(
                        position,
                        RecordHeader.of(
                                HeaderNames.INTERLEAVING,
                                InputRecord.position(Topic.SMS_SESSION_EVENTS, record.partition(), lastSessionEvent)));
            default -> List.of(position);
        };
    }

    private static List<RecordHeader> trace(List<RecordHeader> headers) {
        List<RecordHeader> found = new ArrayList<>(TRACE.size());
        for (String name : TRACE) {
            RecordHeader last = RecordHeader.last(headers, name);
            byte[] value = last == null ? null : last.value();
            if (last != null && value != null && value.length <= MAX_TRACE_HEADER) {
                found.add(last);
            }
        }
        return found;
    }
}
