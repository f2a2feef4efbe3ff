package smscoach.cli.replay.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;
import smscoach.replay.Received;

/** Small outputs for tests. */
final class Outputs {

    private Outputs() {}

    static Output byEvent(long offset, String value) {
        return of("key", value, 5, RecordHeader.of(HeaderNames.CAUSATION_POSITION, "sms-session-events-0@" + offset));
    }

    static Output byCommand(long offset, long lastEvent, String value) {
        return of(
                "key",
                value,
                5,
                RecordHeader.of(HeaderNames.CAUSATION_POSITION, "coach-commands-0@" + offset),
                RecordHeader.of(HeaderNames.INTERLEAVING, "sms-session-events-0@" + lastEvent));
    }

    static Output of(String key, @Nullable String value, long timestamp, RecordHeader... headers) {
        byte[] bytes = value == null ? null : value.getBytes(UTF_8);
        return Output.of(new Received(
                0,
                0,
                new OutputRecord(Topic.COACHED_SESSIONS, key.getBytes(UTF_8), bytes, List.of(headers), timestamp)));
    }

    static String text(Output output) {
        byte[] value = output.received().record().value();
        return value == null ? "(end)" : new String(value, UTF_8);
    }
}
