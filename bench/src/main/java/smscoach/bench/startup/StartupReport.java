package smscoach.bench.startup;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import smscoach.bench.compare.measure.Machine;
import smscoach.bench.compare.measure.Spread;
import smscoach.bench.stage.Turns;

/** The results as a table. Medians of the rounds, with the least and the most. */
final class StartupReport {

    private static final String ROW = "%-18s %24s %24s  %s";

    private final StartupResults results;
    private final List<String> lines = new ArrayList<>();

    private StartupReport(StartupResults results) {
        this.results = results;
    }

    static List<String> of(StartupResults results) {
        StartupReport report = new StartupReport(results);
        report.conditions();
        report.add(ROW, "", "running after ms", "first output after ms", "starts");
        new LinkedHashSet<>(results.starts().stream().map(Start::variant).toList()).forEach(report::row);
        return report.lines;
    }

    private void conditions() {
        Machine machine = results.machine();
        StartupPlan plan = results.plan();
        add("%s", machine.text());
        add("Java %s, Kafka %s; %s", machine.java(), machine.kafka(), machine.at());
        add(
                "%d rounds, %d partitions, others committed every %d ms",
                plan.rounds(), plan.partitions(), plan.commitMillis());
        if (!results.complete()) {
            add(Turns.ENDED);
        }
        add("");
    }

    private void row(String variant) {
        List<Start> all = results.starts().stream()
                .filter(each -> each.variant().equals(variant))
                .toList();
        List<Start> right = all.stream().filter(Start::counts).toList();
        if (right.isEmpty()) {
            add("%-18s %s", variant, String.valueOf(all.getFirst().problem()));
            return;
        }
        add(
                ROW,
                variant,
                Spread.of(right, Start::runningMillis).text("%,.0f"),
                Spread.of(right, Start::outputMillis).text("%,.0f"),
                right.size() == all.size() ? all.size() : right.size() + " of " + all.size());
    }

    @SuppressWarnings("AnnotateFormatMethod") // no library for one annotation
    private void add(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
