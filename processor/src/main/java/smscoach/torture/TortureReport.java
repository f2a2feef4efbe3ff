package smscoach.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import smscoach.torture.guarantee.Account;
import smscoach.torture.guarantee.Verdict;

/**
 * What a torture run came to; written as JSON as it is.
 *
 * @param inputs committed input records
 * @param outputs committed output records
 * @param unacknowledged records that the publisher's client gave up
 * @param undisturbedMillis the slowest output before the first fault, from the append of its cause
 * @param instanceEnds what instances said that ended without being told to
 */
public record TortureReport(
        Map<String, String> run,
        long seconds,
        long inputs,
        long outputs,
        long unacknowledged,
        long undisturbedMillis,
        int rebalances,
        List<FaultRecord> faults,
        Map<String, Recovery> recoveryByKind,
        Account account,
        List<Verdict> guarantees,
        List<String> instanceEnds) {

    /** How long it took, in milliseconds. */
    public record Recovery(int faults, long medianMillis, long worstMillis) {

        static Recovery of(List<FaultRecord> faults) {
            List<Long> times =
                    faults.stream().map(FaultRecord::recoveryMillis).sorted().toList();
            return new Recovery(times.size(), times.get(times.size() / 2), times.getLast());
        }
    }

    static Map<String, Recovery> byKind(List<FaultRecord> faults) {
        Map<String, List<FaultRecord>> kinds = new TreeMap<>();
        faults.forEach(fault ->
                kinds.computeIfAbsent(fault.kind(), k -> new ArrayList<>()).add(fault));
        Map<String, Recovery> recovery = new TreeMap<>();
        kinds.forEach((kind, of) -> recovery.put(kind, Recovery.of(of)));
        return recovery;
    }

    public boolean holds() {
        return guarantees.stream().allMatch(Verdict::holds);
    }

    /** The report for people. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("Torture run: %d faults of %d kinds in %d:%02d min; %,d inputs, %,d outputs, %d rebalances"
                .formatted(
                        faults.size(), recoveryByKind.size(), seconds / 60, seconds % 60, inputs, outputs, rebalances));
        run.forEach((name, value) -> lines.add("  %-16s %s".formatted(name, value)));
        lines.add("");
        recovery(lines);
        lines.add("");
        lines.add("%,d inputs = %,d answered + %,d applied + %,d ignored as duplicate + %,d dead-lettered"
                .formatted(
                        account.inputs(),
                        account.answered(),
                        account.applied(),
                        account.ignoredAsDuplicate(),
                        account.deadLettered()));
        lines.add("");
        guarantees.forEach(verdict -> verdict(lines, verdict));
        if (!instanceEnds.isEmpty()) {
            lines.add("");
            lines.add("Instances that ended by themselves, and were started again:");
            instanceEnds.forEach(end -> lines.add("  " + end));
        }
        return String.join("\n", lines) + "\n";
    }

    private void recovery(List<String> lines) {
        lines.add("%-18s %7s %18s %12s".formatted("fault", "times", "recovery: median", "worst"));
        recoveryByKind.forEach((kind, of) -> lines.add("%-18s %7d %16.1f s %10.1f s"
                .formatted(kind, of.faults(), of.medianMillis() / 1e3, of.worstMillis() / 1e3)));
        lines.add(
                "Recovery is the longest that an output was received after the append of its cause, on any partition,");
        lines.add("from the fault to its end. Before the first fault that was %.2f s."
                .formatted(undisturbedMillis / 1e3));
    }

    private static void verdict(List<String> lines, Verdict verdict) {
        lines.add("%-13s %s  %,d looked at, %,d broken"
                .formatted(
                        verdict.guarantee(),
                        verdict.holds() ? "holds " : "BROKEN",
                        verdict.checked(),
                        verdict.breaches()));
        lines.add("              " + verdict.promise());
        verdict.first().forEach(breach -> lines.add("              - " + breach));
    }
}
