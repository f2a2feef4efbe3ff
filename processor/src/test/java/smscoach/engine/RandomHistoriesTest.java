package smscoach.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import smscoach.reference.HistoryGenerator;
import smscoach.reference.NaiveCoach;
import smscoach.reference.Shrinker;
import smscoach.replay.Whispers;

/**
 * Random histories, with all faults that publishers and networks make, through the domain and through a second, naive
 * implementation that shares no code with it: every output record must be the same, byte for byte, headers included. And
 * in none of them does a customer read a whisper.
 *
 * <p>{@code -Dhistories.first=4711 -Dhistories.count=1} runs the one of a failure again.
 */
class RandomHistoriesTest {

    private static final long FIRST = Long.getLong("histories.first", 0);
    private static final int COUNT = Integer.getInteger("histories.count", 1_000);
    private static final int RECORDS = Integer.getInteger("histories.records", 1_000);

    /** How many of them were looked at. */
    private static final LongAdder CUSTOMER_MESSAGES = new LongAdder();

    @Test
    void shouldDecideAsTheNaiveImplementationDoes() {
        // When
        OptionalLong failing = LongStream.range(FIRST, FIRST + COUNT)
                .parallel()
                .filter(seed -> difference(seed, HistoryGenerator.generate(seed, RECORDS)) != null)
                .findFirst();

        // Then
        assertThat(failing.isPresent() ? report(failing.getAsLong()) : "").isEmpty();
        assertThat(CUSTOMER_MESSAGES.sum()).isGreaterThan((long) COUNT * RECORDS / 100);
    }

    private static String report(long seed) {
        List<NaiveCoach.Input> shortest =
                Shrinker.shrink(HistoryGenerator.generate(seed, RECORDS), history -> difference(seed, history) != null);
        return "seed " + seed + " (" + HistoryGenerator.settings(seed) + "), cut to " + shortest.size() + " records:\n"
                + Shrinker.print(shortest) + "\n" + difference(seed, shortest);
    }

    /** What is different at the first record that has different outputs, or null. */
    private static @Nullable String difference(long seed, List<NaiveCoach.Input> history) {
        NaiveCoach naive = new NaiveCoach(HistoryGenerator.settings(seed));
        Engine engine = Histories.engine(HistoryGenerator.settings(seed));
        List<InputRecord> taken = new ArrayList<>();
        List<OutputRecord> made = new ArrayList<>();
        for (NaiveCoach.Input input : history) {
            List<OutputRecord> found = new ArrayList<>();
            try {
                taken.add(Histories.record(input));
                engine.take(taken.getLast(), found::add);
            } catch (RuntimeException e) {
                return input.topic() + "@" + input.offset() + ": " + e;
            }
            String difference = Histories.difference(input, found, naive.process(input));
            if (difference != null) {
                return difference;
            }
            made.addAll(found);
        }
        return leak(taken, made);
    }

    private static @Nullable String leak(List<InputRecord> taken, List<OutputRecord> made) {
        List<String> leaks = new ArrayList<>();
        CUSTOMER_MESSAGES.add(Whispers.check(taken, made, leaks::add));
        return leaks.isEmpty() ? null : String.join("\n", leaks);
    }
}
