package smscoach.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smscoach.contract.DeadLetterCode;
import smscoach.reference.NaiveCoach.Input;
import smscoach.reference.Shrinker;

/**
 * Hostile records: every one is accounted for, whatever was done to it, and two implementations agree on every byte.
 *
 * <p>{@code -Dhostile.count=1000} runs a million of them; {@code -Dhostile.first=4711 -Dhostile.count=1} the history of
 * a failure again.
 */
class HostileRecordsTest {

    private static final Logger LOG = LoggerFactory.getLogger(HostileRecordsTest.class);

    private static final long FIRST = Long.getLong("hostile.first", 0);
    private static final int COUNT = Integer.getInteger("hostile.count", 48);
    private static final int RECORDS = 1_000;

    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<Level, Long> levels = new TreeMap<>();
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong storedBytes = new AtomicLong();

    @Test
    void shouldAccountForEveryRecordAsTheNaiveImplementationDoes() {
        // When
        long start = System.nanoTime();
        OptionalLong failing = LongStream.range(FIRST, FIRST + COUNT)
                .parallel()
                .filter(seed -> !holds(seed))
                .findFirst();
        double seconds = (System.nanoTime() - start) / 1e9;

        // Then
        LOG.info(
                "{} hostile records in {} s, {}/s, {} bytes stored",
                records,
                seconds,
                records.get() / seconds,
                storedBytes);
        LOG.info("mutations {}", levels);
        LOG.info("outcomes {}", outcomes);
        assertThat(failing.isPresent() ? report(failing.getAsLong()) : "").isEmpty();
        if (COUNT >= 48) {
            assertThat(records.get()).isGreaterThan(COUNT * 1_000L);
            assertThat(levels.keySet()).containsExactly(Level.values());
            assertThat(outcomes.keySet())
                    .as("every way in which a record can end; LIMIT needs a hundred sound ones of a session")
                    .containsAll(Arrays.stream(DeadLetterCode.values())
                            .filter(code -> code != DeadLetterCode.LIMIT)
                            .map(code -> "sms-session-events: DeadLettered " + code)
                            .toList())
                    .contains("coach-commands: Answered", "coach-commands: Answered again")
                    .contains("sms-session-events: Applied", "sms-session-events: Duplicate");
        }
    }

    private boolean holds(long seed) {
        HostileHistory history = HostileHistory.of(seed, RECORDS);
        HostileRun run = new HostileRun(HostileHistory.settings(seed));
        boolean holds = run.problem(history.records()) == null;
        synchronized (this) {
            run.ledger().counts().forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
            history.mutations().forEach((level, count) -> levels.merge(level, (long) count, Long::sum));
        }
        records.addAndGet(history.records().size());
        storedBytes.addAndGet(run.storedBytes());
        return holds;
    }

    private static String report(long seed) {
        List<Input> history = HostileHistory.of(seed, RECORDS).records();
        List<Input> shortest = Shrinker.shrink(history, candidate -> problem(seed, candidate) != null);
        return "seed " + seed + " (" + HostileHistory.settings(seed) + "), cut to " + shortest.size() + " records:\n"
                + Shrinker.print(shortest) + "\n" + problem(seed, shortest);
    }

    private static @Nullable String problem(long seed, List<Input> history) {
        return new HostileRun(HostileHistory.settings(seed)).problem(history);
    }
}
