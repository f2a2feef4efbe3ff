package smscoach.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import smscoach.domain.Rules;

/**
 * What the engine costs, by counts that are the same on every machine. {@code ./coach bench replay} measures its speed;
 * what makes it slow mostly shows here first.
 */
class EngineCostTest {

    private static final int RECORDS = 20_000;

    /** About a fifth over what it was when this was written: raise it only for what is worth it. */
    private static final long MOST_BYTES_PER_RECORD = 5_000;

    /** Until the compiler knows which objects never leave a method, and saves them. */
    private static final int MOST_ROUNDS = 40;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void shouldAllocateLittleForEachRecord() {
        // Given
        List<InputRecord> history = SimulatedHistory.of(RECORDS);

        // When
        IntStream bytesPerRecord = IntStream.range(0, MOST_ROUNDS).map(round -> allocated(history) / RECORDS);

        // Then
        assertThat(bytesPerRecord
                        .filter(bytes -> bytes <= MOST_BYTES_PER_RECORD)
                        .findFirst())
                .as("rounds with at most %d bytes a record", MOST_BYTES_PER_RECORD)
                .isPresent();
    }

    @Test
    void shouldWriteNoMoreThanItMust() {
        // Given
        Engine engine = engine();
        List<OutputRecord> outputs = new ArrayList<>();

        // When
        SimulatedHistory.of(RECORDS).forEach(record -> engine.take(record, outputs::add));

        // Then
        assertThat(outputs).hasSize(24_905);
        assertThat(outputs.stream().mapToLong(EngineCostTest::bytes).sum()).isEqualTo(13_840_817);
    }

    private static int allocated(List<InputRecord> history) {
        Engine engine = engine();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (InputRecord record : history) {
            engine.take(record, output -> {});
        }
        return Math.toIntExact(THREADS.getCurrentThreadAllocatedBytes() - before);
    }

    private static Engine engine() {
        return new Engine(Rules.AS_SHIPPED, new InMemoryStates(), KeyPlacement.UNKNOWN, "");
    }

    private static long bytes(OutputRecord output) {
        long headers = output.headers().stream().mapToLong(RecordHeader::size).sum();
        return headers + length(output.key()) + length(output.value());
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
