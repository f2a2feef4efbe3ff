package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplacementsTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);

    @Test
    void shouldPauseLongerEachTimeAndThenGiveUp() {
        // Given
        Replacements replacements = new Replacements(1, clock::get);

        // When
        List<Optional<Duration>> pauses =
                Stream.generate(replacements::next).limit(6).toList();

        // Then
        assertThat(pauses)
                .containsExactly(seconds(0), seconds(2), seconds(4), seconds(8), seconds(16), Optional.empty());
    }

    @Test
    void shouldCountForEachThread() {
        // Given
        Replacements replacements = new Replacements(2, clock::get);

        // When
        List<Optional<Duration>> pauses =
                Stream.generate(replacements::next).limit(11).toList();

        // Then
        assertThat(pauses)
                .startsWith(seconds(0), seconds(0), seconds(2), seconds(2))
                .endsWith(seconds(16), seconds(16), Optional.empty());
    }

    /** As long as brokers are away, each of three threads dies every five minutes. */
    @Test
    void shouldOutlastAnOutageOfAWeek() {
        // Given
        Replacements replacements = new Replacements(3, clock::get);

        // Then
        LongStream.range(0, 7 * 24 * 12).forEach(death -> {
            assertThat(Stream.generate(replacements::next).limit(3))
                    .allSatisfy(pause -> assertThat(pause)
                            .hasValueSatisfying(time -> assertThat(time).isLessThan(Duration.ofSeconds(5))));
            clock.addAndGet(Duration.ofMinutes(5).toNanos());
        });
    }

    private static Optional<Duration> seconds(long count) {
        return Optional.of(Duration.ofSeconds(count));
    }
}
