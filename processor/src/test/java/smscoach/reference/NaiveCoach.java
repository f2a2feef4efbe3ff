package smscoach.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * The whole of {@code docs/semantics.md} and of the contract in {@code schemas}, as plainly as possible and sharing no
 * code with the processor. The two free wordings, {@code statusMessage} and {@code __streams.errors.message}, are
 * {@code ?}.
 */
public final class NaiveCoach {
    public static final String COMMANDS = "coach-commands";
    public static final String EVENTS = "sms-session-events";
    private static final long FUTURE_TOLERANCE = 5 * 60_000;

    /** The configuration; of 0 partitions the count is unknown, and WRONG_PARTITION is not checked. */
    public record Settings(long horizonMillis, long idleLimitMillis, List<String> defaultFeatures, int partitions) {
        public static final Settings DEFAULT =
                new Settings(24 * 3_600_000L, 7 * 24 * 3_600_000L, List.of("api-multimedia"), 0);

        public Settings {
            if (horizonMillis < 600_000 || horizonMillis > idleLimitMillis) {
                throw new IllegalArgumentException("Expected 10 min <= horizon <= idle limit, but got " + horizonMillis
                        + " ms and " + idleLimitMillis + " ms");
            }
            defaultFeatures = List.copyOf(defaultFeatures);
        }
    }

    /** A record header. */
    @SuppressWarnings("ArrayRecordComponent") // compared by its bytes, never by equals
    public record Header(String name, byte @Nullable [] value) {}

    /** A record of an input topic; a negative timestamp is none. */
    @SuppressWarnings("ArrayRecordComponent") // compared by its bytes, never by equals
    public record Input(
            String topic,
            int partition,
            long offset,
            long timestamp,
            byte @Nullable [] key,
            byte @Nullable [] value,
            List<Header> headers) {}

    /** A record of an output topic. */
    @SuppressWarnings("ArrayRecordComponent") // compared by its bytes, never by equals
    public record Output(
            String topic, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers, long timestamp) {}

    private final Settings settings;
    private final Map<String, ContactCenter> centers = new HashMap<>();
    private final Map<Integer, Long> lastEventOffsets = new HashMap<>();
    private final Hits hits = new Hits();

    public NaiveCoach(Settings settings) {
        this.settings = settings;
    }

    /** Every output record of this input record, in the order produced. */
    public List<Output> process(Input input) {
        boolean isCommand = input.topic().equals(COMMANDS);
        if (!isCommand && !input.topic().equals(EVENTS)) {
            throw new IllegalArgumentException("Expected an input topic, but got " + input.topic());
        }
        Outbox out = new Outbox(
                input, isCommand ? lastEventOffsets.getOrDefault(input.partition(), -1L) : (@Nullable Long) null);
        if (!isCommand) {
            lastEventOffsets.put(input.partition(), input.offset());
        }
        ObjectNode message = StrictJson.parseObject(input.value());
        if (message == null) {
            hits.hit("no JSON object");
        }
        if (message == null || !(isCommand ? Shapes.identified(message) : Shapes.isEvent(message))) {
            return refuse(out, "MALFORMED");
        }
        String centerId = Shapes.need(message, "contactCenterId");
        byte[] key = input.key();
        if (key == null || !Arrays.equals(key, centerId.getBytes(StandardCharsets.UTF_8))) {
            return refuse(out, "KEY_MISMATCH");
        }
        int partitions = settings.partitions();
        if (partitions > 0 && Utils.toPositive(Utils.murmur2(key)) % partitions != input.partition()) {
            return refuse(out, "WRONG_PARTITION");
        }
        long time = Rfc3339.instant(Shapes.need(message, isCommand ? "issuedAt" : "occurredAt"));
        if (input.timestamp() >= 0 && time - FUTURE_TOLERANCE > input.timestamp()) {
            return refuse(out, "FUTURE");
        }
        ContactCenter center =
                centers.computeIfAbsent(centerId, id -> new ContactCenter(id, settings.defaultFeatures()));
        Long clock = isCommand ? center.commandsClock : center.eventsClock;
        if (clock != null && time < clock - settings.horizonMillis()) {
            return refuse(out, "STALE");
        }
        long moved = clock == null ? time : Math.max(clock, time);
        if (isCommand) {
            center.commandsClock = moved;
            new CommandRules(center, settings, hits, out, moved, message, time).process();
        } else {
            center.eventsClock = moved;
            new EventRules(center, settings, hits, out, moved, message, time).process();
        }
        return out.outputs;
    }

    private List<Output> refuse(Outbox out, String code) {
        hits.hit(code);
        out.deadLetter(code);
        return out.outputs;
    }

    /** How often each rule decided something, by its name; for tests that ask whether a history is worth its time. */
    public Map<String, Integer> hits() {
        return new TreeMap<>(hits.counts);
    }

    /** Counts what rules did, also what leaves no trace in any output. */
    static final class Hits {
        private final Map<String, Integer> counts = new HashMap<>();

        void hit(String rule) {
            counts.merge(rule, 1, Integer::sum);
        }
    }
}
