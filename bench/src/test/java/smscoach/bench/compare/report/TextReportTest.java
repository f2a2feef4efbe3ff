package smscoach.bench.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {

    private final List<String> lines = TextReport.of(Examples.RESULTS);

    @Test
    void shouldGiveTheMedianWithTheLeastAndTheMost() {
        assertThat(lines).anyMatch(line -> line.matches("right +2,000 \\(1,000-3,000\\) .* right"));
    }

    @Test
    void shouldTellHowFastAllOfItWasFromTheStart() {
        assertThat(lines)
                .anyMatch(line -> line.matches("right +2,000 \\(1,000-3,000\\) +1\\.0 +1\\.0 +1,000 +2\\.0 .*"));
    }

    @Test
    void shouldSayWhyFiguresDoNotCount() {
        assertThat(lines).anyMatch(line -> line.matches("wrong +wrote nothing"));
    }

    @Test
    void shouldSayWhoKeepsNoOrder() {
        assertThat(lines).anyMatch(line -> line.endsWith("right, sessions out of order"));
    }

    @Test
    void shouldCountRoundsThatFailed() {
        assertThat(lines).anyMatch(line -> line.startsWith("once") && line.endsWith("1 of 2 rounds failed"));
    }

    @Test
    void shouldTellWhetherAllOfItWasMeasured() {
        assertThat(lines).noneMatch(line -> line.startsWith("Ended"));
        assertThat(TextReport.of(Examples.ENDED)).contains("Ended before all of it was measured");
    }

    @Test
    void shouldGiveLatenciesByRate() {
        assertThat(lines).contains("Latency in ms at 100 records/s, 4 partitions");
        assertThat(lines).anyMatch(line -> line.matches("right +5\\.0 \\(5\\.0-5\\.0\\) .* 0\\.250 +0\\.125"));
    }
}
