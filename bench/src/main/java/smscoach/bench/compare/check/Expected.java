package smscoach.bench.compare.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;

/** What contenders must write: those that copy the input itself, those that decide what the engine says of it. */
public final class Expected {

    private static final int ANY_PARTITION = 0;
    private static final long NO_TIMESTAMP = -1;

    private final Engine engine = new Engine(Rules.AS_SHIPPED, new InMemoryStates(), KeyPlacement.UNKNOWN, "");
    private final Map<Topic, Long> offsets = new EnumMap<>(Topic.class);
    private final Copied copied = new Copied();
    private final Story story = new Story();

    /** The next input record, in the order in which it is to be taken. */
    public void take(Topic topic, byte[] key, byte[] value) {
        copied.add(key, value);
        long offset = offsets.merge(topic, 1L, Long::sum) - 1;
        var unused = engine.take(
                new InputRecord(topic, ANY_PARTITION, offset, NO_TIMESTAMP, key, value, List.of()), this::tell);
    }

    private void tell(OutputRecord output) {
        if (output.topic() == Topic.SUPERVISOR_SESSION_EVENTS) {
            story.add(Objects.requireNonNull(output.key()), Objects.requireNonNull(output.value()));
        }
    }

    /** How what a contender wrote differs from that, in words. */
    public Optional<String> differenceOf(Outcome written) {
        return switch (written) {
            case Copied records -> records.differenceFrom(copied);
            case Story told -> told.differenceFrom(story);
        };
    }

    /** How many records such an outcome must have. */
    public long countFor(Outcome outcome) {
        return switch (outcome) {
            case Copied records -> copied.count();
            case Story told -> story.count();
        };
    }

    public Copied copied() {
        return copied;
    }

    public Story story() {
        return story;
    }
}
