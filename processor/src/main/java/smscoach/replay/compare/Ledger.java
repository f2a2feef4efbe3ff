package smscoach.replay.compare;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;
import smscoach.replay.Received;

/** Keeps count of how records came out, and tells of the differences. */
final class Ledger implements Judge {

    /** So many are remembered as missing, in case they come later than they should. */
    private static final int REMEMBERED = 10_000;

    private final Scope scope;
    private final Retained retained;
    private final Numbering numbering;
    private final Consumer<Difference> differences;
    private final Map<Difference.Kind, Long> counts = new EnumMap<>(Difference.Kind.class);
    private final Map<Integer, Long> byInputPartition = new HashMap<>();

    /** Of compacted topics: keys whose latest record was not found. */
    private final Map<CompactedKey, Expected> latestAbsent = new HashMap<>();

    private final Map<Late, Expected> late = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Late, Expected> eldest) {
            return size() > REMEMBERED;
        }
    };

    private long identical;
    private long compacted;
    private long gone;

    private record CompactedKey(Topic topic, ByteBuffer key) {}

    private record Late(Topic topic, ByteBuffer key, String cause) {}

    /** @param scope what is counted; of numbered records, all must be told all the same */
    Ledger(Scope scope, Retained retained, Consumer<Difference> differences) {
        this.scope = scope;
        this.retained = retained;
        this.numbering = new Numbering(retained);
        this.differences = differences;
    }

    @Override
    public void identical(Part where, Expected expected) {
        if (scope.isCompared(expected.record())) {
            identical++;
        }
        seen(expected);
        numbering.identical(where, expected);
    }

    @Override
    public void different(Expected expected, Found found) {
        seen(expected);
        tell(
                new Difference(Difference.Kind.DIFFERENT, expected, found.received()),
                found.cause().partition());
    }

    @Override
    public void renumbered(Expected expected, Found found, long shift) {
        boolean explained = numbering.explains(found, shift);
        tell(
                new Difference(
                        explained ? Difference.Kind.RENUMBERED : Difference.Kind.DIFFERENT, expected, found.received()),
                found.cause().partition());
    }

    @Override
    public void outOfOrder(Expected expected, Found found) {
        seen(expected);
        tell(
                new Difference(Difference.Kind.OUT_OF_ORDER, expected, found.received()),
                found.cause().partition());
    }

    @Override
    public void missing(Part where, Expected expected, boolean begun) {
        Topic topic = expected.record().topic();
        if (topic.policy() == Topic.Policy.COMPACT) {
            compacted++;
            CompactedKey key = new CompactedKey(topic, bytes(expected.record().key()));
            if (expected.record().value() == null) {
                latestAbsent.remove(key);
            } else {
                latestAbsent.put(key, expected);
            }
        } else if (!begun && retained.eaten().contains(where)) {
            gone += scope.isCompared(expected.record()) ? 1 : 0;
        } else {
            numbering.missing(where, expected);
            late.put(late(expected), expected);
            tell(
                    new Difference(Difference.Kind.MISSING, expected, null),
                    expected.cause().partition());
        }
    }

    @Override
    public void extra(Found found) {
        numbering.extra(found);
        Expected earlier = late.remove(new Late(
                found.received().record().topic(),
                bytes(found.received().record().key()),
                found.cause().toString()));
        if (earlier == null) {
            tell(
                    new Difference(Difference.Kind.EXTRA, null, found.received()),
                    found.cause().partition());
        } else {
            count(
                    new Difference(Difference.Kind.MISSING, earlier, null),
                    found.cause().partition(),
                    -1);
            tell(
                    new Difference(Difference.Kind.OUT_OF_ORDER, earlier, found.received()),
                    found.cause().partition());
        }
    }

    /** What no input of this system can have caused. */
    void stray(Difference difference) {
        tell(difference, -1);
    }

    /** The last record of a key outlives every compaction, unless one came after what is compared. */
    void end(boolean laterOnesMayHaveCome) {
        if (!laterOnesMayHaveCome) {
            compacted -= latestAbsent.size();
            latestAbsent
                    .values()
                    .forEach(expected -> tell(
                            new Difference(Difference.Kind.MISSING, expected, null),
                            expected.cause().partition()));
        }
    }

    long identical() {
        return identical;
    }

    long compacted() {
        return compacted;
    }

    /** How many stood before the first record that retention has left. */
    long gone() {
        return gone;
    }

    long count(Difference.Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    long differences(IntPredicate inputPartitions) {
        return byInputPartition.entrySet().stream()
                .filter(entry -> inputPartitions.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void seen(Expected expected) {
        if (!latestAbsent.isEmpty() && expected.record().topic().policy() == Topic.Policy.COMPACT) {
            latestAbsent.remove(new CompactedKey(
                    expected.record().topic(), bytes(expected.record().key())));
        }
    }

    private void tell(Difference difference, int inputPartition) {
        if (count(difference, inputPartition, 1)) {
            differences.accept(difference);
        }
    }

    private boolean count(Difference difference, int inputPartition, long by) {
        Expected expected = difference.expected();
        Received found = difference.found();
        boolean isCounted = (expected != null && scope.isCompared(expected.record()))
                || (found != null && scope.isCompared(found.record()));
        if (isCounted) {
            counts.merge(difference.kind(), by, Long::sum);
            byInputPartition.merge(inputPartition, by, Long::sum);
        }
        return isCounted;
    }

    private static Late late(Expected expected) {
        return new Late(
                expected.record().topic(),
                bytes(expected.record().key()),
                expected.cause().position());
    }

    private static ByteBuffer bytes(byte @Nullable [] bytes) {
        return ByteBuffer.wrap(bytes == null ? new byte[0] : bytes);
    }
}
