package smscoach.reference;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import smscoach.reference.NaiveCoach.Header;
import smscoach.reference.NaiveCoach.Input;
import smscoach.reference.NaiveCoach.Settings;

/** Appends records to a history as brokers would: partitions, offsets with gaps, timestamps that never go back. */
final class HistoryWriter {
    private static final int RESENDABLE = 400;

    final SplittableRandom random;
    final Settings settings;
    final List<Input> inputs = new ArrayList<>();
    final List<Sent> sent = new ArrayList<>();

    /** The brokers' time. */
    long now;

    /** One in so many records is spelled strangely, has trace headers, follows a gap; 0 for none. */
    int quirks;

    int traces;
    private final Map<String, Long> nextOffsets = new HashMap<>();
    private final Map<String, Long> lastTimestamps = new HashMap<>();
    private final Map<String, Long> clocks = new HashMap<>();

    /** A record as its publisher knows it. */
    record Sent(String topic, String centerId, Map<String, Object> body, long time) {}

    HistoryWriter(SplittableRandom random, Settings settings, long now) {
        this.random = random;
        this.settings = settings;
        this.now = now;
    }

    /** The clock of a contact center's topic as far as sound records moved it, or the brokers' time. */
    long clock(String topic, String centerId) {
        return clocks.getOrDefault(topic + centerId, now);
    }

    /** Sends a sound record. */
    void send(String topic, String centerId, Map<String, Object> body, long time) {
        Map<String, Object> timed = timed(topic, body, time);
        boolean quirky = oneIn(quirks);
        String text = quirky ? JsonText.quirky(timed, random) : JsonText.plain(timed);
        append(topic, bytes(centerId), bytes(text));
        if (sent.size() < RESENDABLE) {
            sent.add(new Sent(topic, centerId, body, time));
        } else {
            sent.set(random.nextInt(RESENDABLE), new Sent(topic, centerId, body, time));
        }
        Long clock = clocks.get(topic + centerId);
        Input last = inputs.getLast();
        boolean inTime = last.timestamp() < 0 || time <= last.timestamp() + 300_000;
        if (inTime && (clock == null || time > clock)) {
            clocks.put(topic + centerId, time);
        }
    }

    Map<String, Object> timed(String topic, Map<String, Object> body, long time) {
        Map<String, Object> timed = new LinkedHashMap<>(body);
        String name = topic.equals(NaiveCoach.COMMANDS) ? "issuedAt" : "occurredAt";
        timed.put(name, JsonText.quote(Words.time(random, time, quirks > 0)));
        return timed;
    }

    void append(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        append(topic, partition(key), key, value);
    }

    void append(String topic, int partition, byte @Nullable [] key, byte @Nullable [] value) {
        String place = topic + "-" + partition;
        long offset = nextOffsets.getOrDefault(place, random.nextInt(3) == 0 ? (long) random.nextInt(5000) : 0L);
        nextOffsets.put(place, offset + 1 + (random.nextInt(12) == 0 ? 1 + random.nextInt(3) : 0));
        boolean unstamped = settings.partitions() == 0 && (now < 0 || random.nextInt(10) == 0);
        long lag = random.nextInt(8) == 0 ? random.nextInt(2_000) : 0;
        long timestamp = Math.max(0, Math.max(lastTimestamps.getOrDefault(place, 0L), now - lag));
        lastTimestamps.put(place, timestamp);
        inputs.add(new Input(topic, partition, offset, unstamped ? -1 : timestamp, key, value, headers()));
    }

    /** The partition of a key: the Java client's; where the count is unknown two, each key always on its own. */
    int partition(byte @Nullable [] key) {
        if (key == null) {
            return random.nextInt(Math.max(1, settings.partitions()));
        }
        int hash = Utils.toPositive(Utils.murmur2(key));
        return settings.partitions() == 0 ? hash / 7 % 2 : hash % settings.partitions();
    }

    private List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        if (!oneIn(traces)) {
            return headers;
        }
        String[] names = {
            "traceparent",
            "tracestate",
            "baggage",
            "ce_id",
            "coach.reason",
            "X-Ünusual",
            "Traceparent",
            "causation-position"
        };
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            String name = names[random.nextInt(names.length)];
            byte[] value = switch (random.nextInt(12)) {
                case 0 -> null;
                case 1 -> new byte[0];
                case 2 -> new byte[] {(byte) 0xFF, 0, (byte) 0xC0};
                case 3 -> bytes("b".repeat(random.nextInt(4) > 0 ? 100 : 8192));
                case 4 -> bytes("b".repeat(random.nextInt(4) > 0 ? 101 : 8193));
                default -> bytes("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0" + i);
            };
            headers.add(new Header(name, value));
        }
        return headers;
    }

    boolean oneIn(int chance) {
        return chance > 0 && random.nextInt(chance) == 0;
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
