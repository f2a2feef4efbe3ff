package smscoach.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smscoach.engine.Histories;
import smscoach.engine.OutputRecord;
import smscoach.reference.NaiveCoach;
import smscoach.torture.fault.FaultKind;
import smscoach.torture.guarantee.Evidence;

/** The short torture run: every kind of fault that is possible here, once. The long one is {@code coach torture}. */
class TortureIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldKeepEveryGuaranteeWhateverHappens() throws Exception {
        // Given
        Set<FaultKind> kinds = EnumSet.allOf(FaultKind.class);
        kinds.removeIf(kind -> kind.obstacle(folder).isPresent());

        // When
        TortureRun run = ShortRun.of(folder, kinds, kinds.size(), 40, 3, "smscoach.cli.Coach", "run");
        TortureReport report = run.run();

        // Then
        System.out.println(report.text());
        assertThat(report.faults()).extracting(FaultRecord::kind).doesNotHaveDuplicates();
        assertThat(report.faults()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(report.guarantees())
                .allSatisfy(verdict ->
                        assertThat(verdict.first()).as(verdict.guarantee()).isEmpty());
        assertThat(report.inputs())
                .isGreaterThan(5_000)
                .isEqualTo(report.account().inputs());
        assertThatTheNaiveModelAgrees(run.evidence());
    }

    /** The reference that reports are held against is the processor's own domain; this is the other one. */
    private static void assertThatTheNaiveModelAgrees(Evidence evidence) {
        NaiveCoach naive = new NaiveCoach(
                new NaiveCoach.Settings(86_400_000L, 7 * 86_400_000L, List.of("api-multimedia"), ShortRun.PARTITIONS));
        List<OutputRecord> expected = new ArrayList<>();
        evidence.inputs()
                .forEach(input -> naive.process(Histories.input(input))
                        .forEach(output -> expected.add(Histories.output(output))));
        assertThat(Histories.perKey(evidence.outputs())).isEqualTo(Histories.perKey(expected));
    }
}
