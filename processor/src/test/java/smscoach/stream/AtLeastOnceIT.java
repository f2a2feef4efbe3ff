package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smscoach.torture.ShortRun;
import smscoach.torture.TortureReport;
import smscoach.torture.fault.FaultKind;
import smscoach.torture.guarantee.Verdict;

/** A torture run tells a processor that keeps its word from one that does not. */
class AtLeastOnceIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldNoticeAProcessorThatWorksAtLeastOnceOnly() throws Exception {
        // When
        TortureReport report = ShortRun.of(
                        folder, Set.of(FaultKind.KILL_INSTANCE), 2, 60, 2, AtLeastOnce.class.getName())
                .run();

        // Then
        Set<String> broken = report.guarantees().stream()
                .filter(verdict -> !verdict.holds())
                .map(Verdict::guarantee)
                .collect(Collectors.toSet());
        assertThat(broken).contains("NoDuplicate");
    }
}
