package smscoach.replay.compare;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;
import smscoach.engine.Numbered;
import smscoach.engine.OutputRecord;

/**
 * Tells a record that is different from one that merely has another number, because one before it in its stream is
 * missing or one too many: after two too many, every number is higher by two.
 *
 * <p>Whoever judges the records of a stream in their order, and tells of each, gets that to the number. Where the
 * beginning is gone, the first number is taken as given.
 */
final class Numbering {

    private final Retained retained;
    private final Map<ByteBuffer, Stream> streams = new HashMap<>();

    /** By how much the numbers of a stream are too high by now; null where nobody can tell yet. */
    private static final class Stream {
        private @Nullable Long shift;

        void move(long by) {
            if (shift != null) {
                shift += by;
            }
        }
    }

    Numbering(Retained retained) {
        this.retained = retained;
    }

    /** By how much the number that was found is too high, if nothing else is different; else null. */
    static @Nullable Long shift(Expected expected, Found found) {
        OutputRecord record = found.received().record();
        Numbered ours = expected.isLike(record) ? Numbered.of(record) : null;
        Numbered theirs = ours == null ? null : Numbered.of(expected.record());
        return ours != null && theirs != null && theirs.with(ours.sequence()).isIdenticalTo(record)
                ? ours.sequence() - theirs.sequence()
                : null;
    }

    void missing(Part where, Expected expected) {
        if (Numbered.isOne(expected.record())) {
            stream(expected.record(), where, expected.cause().partition()).move(-1);
        }
    }

    void extra(Found found) {
        if (Numbered.isOne(found.received().record())) {
            stream(found).move(1);
        }
    }

    /** Its number is right, whatever came before. */
    void identical(Part where, Expected expected) {
        if (Numbered.isOne(expected.record())) {
            stream(expected.record(), where, expected.cause().partition()).shift = 0L;
        }
    }

    /** Whether what came before in its stream explains that the number is too high by so much. */
    boolean explains(Found found, long shift) {
        Stream stream = stream(found);
        if (stream.shift == null) {
            stream.shift = shift;
        }
        return stream.shift == shift;
    }

    private Stream stream(Found found) {
        OutputRecord record = found.received().record();
        Part where = new Part(record.topic(), found.received().partition());
        return stream(record, where, found.cause().partition());
    }

    private Stream stream(OutputRecord record, Part where, int inputPartition) {
        byte[] key = record.key();
        return streams.computeIfAbsent(ByteBuffer.wrap(key == null ? new byte[0] : key), k -> {
            Stream stream = new Stream();
            stream.shift = isBeginningKnown(where, inputPartition) ? 0L : null;
            return stream;
        });
    }

    private boolean isBeginningKnown(Part where, int inputPartition) {
        return !retained.eaten().contains(where)
                && Topic.inputs().stream()
                        .noneMatch(topic -> retained.eaten().contains(new Part(topic, inputPartition)));
    }
}
