package smscoach.replay.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import smscoach.engine.InputRecord;
import smscoach.replay.Received;

/** Gives the records of partitions in any mixture, a few at a time; it never gives what is held back. */
final class MixedFeed implements RecordFeed {

    private final Map<String, Part> names = new TreeMap<>();
    private final Map<Part, Deque<Consumer<Sink>>> waiting = new HashMap<>();
    private final Map<Part, Long> positions = new HashMap<>();
    private final Random random;
    private int mostHeld;

    MixedFeed(List<InputRecord> inputs, List<Received> outputs, Set<Part> parts, long seed) {
        random = new Random(seed);
        parts.forEach(part -> {
            names.put(part.toString(), part);
            waiting.put(part, new ArrayDeque<>());
        });
        inputs.forEach(input -> of(new Part(input.topic(), input.partition())).add(sink -> {
            positions.put(new Part(input.topic(), input.partition()), input.offset() + 1);
            sink.input(input);
        }));
        outputs.forEach(output ->
                of(new Part(output.record().topic(), output.partition())).add(sink -> sink.output(output)));
    }

    @Override
    public Set<Part> parts() {
        return Set.copyOf(names.values());
    }

    @Override
    public void poll(Set<Part> heldBack, Sink sink) {
        mostHeld = Math.max(mostHeld, heldBack.size());
        List<Part> free = new ArrayList<>(names.values());
        free.removeAll(heldBack);
        Collections.shuffle(free, random);
        for (Part part : free.subList(0, Math.min(2, free.size()))) {
            for (int i = random.nextInt(5); i >= 0 && !of(part).isEmpty(); i--) {
                of(part).remove().accept(sink);
            }
        }
    }

    @Override
    public long position(Part part) {
        return positions.getOrDefault(part, 0L);
    }

    @Override
    public boolean isAtEnd(Part part) {
        return of(part).isEmpty();
    }

    /** How many partitions were held back at once. */
    int mostHeld() {
        return mostHeld;
    }

    private Deque<Consumer<Sink>> of(Part part) {
        return Objects.requireNonNull(waiting.get(part));
    }
}
