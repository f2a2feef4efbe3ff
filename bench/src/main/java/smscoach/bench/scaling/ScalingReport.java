package smscoach.bench.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import smscoach.bench.compare.measure.Machine;
import smscoach.bench.compare.measure.Spread;
import smscoach.bench.compare.report.Bars;
import smscoach.bench.stage.Turns;

/** The results as a table and as a picture. Medians of the rounds, with the least and the most. */
final class ScalingReport {

    private static final String ROW = "%-10s %24s %6s %8s %10s %8s  %-22s %s";

    private final ScalingResults results;
    private final List<String> lines = new ArrayList<>();

    private ScalingReport(ScalingResults results) {
        this.results = results;
    }

    static List<String> of(ScalingResults results) {
        ScalingReport report = new ScalingReport(results);
        report.conditions();
        report.add(ROW, "layout", "records/s", "times", "CPU s/M", "Kafka s/M", "fullest", "partitions", "outputs");
        results.plan().layouts().forEach(report::row);
        return report.lines;
    }

    private void conditions() {
        Machine machine = results.machine();
        ScalingPlan plan = results.plan();
        add("%s", machine.text());
        add("Java %s, Kafka %s; %s", machine.java(), machine.kafka(), machine.at());
        add("%,d records, seed %d; %d rounds", results.records(), plan.seed(), plan.rounds());
        if (!results.complete()) {
            add(Turns.ENDED);
        }
        add("");
        add("Layout: partitions x instances x threads of each. Partitions: of each thread, instances between bars.");
    }

    private void row(Layout layout) {
        List<Measured> all = results.of(layout);
        List<Measured> right = results.right(layout);
        if (right.isEmpty()) {
            add(
                    "%-10s %s",
                    layout,
                    all.isEmpty()
                            ? "not measured"
                            : String.valueOf(all.getFirst().throughput().problem()));
            return;
        }
        Spread speed = speed(right);
        add(
                ROW,
                layout,
                speed.text("%,.0f"),
                times(speed),
                number(Spread.of(right, each -> each.throughput().cpuSeconds())),
                number(Spread.of(right, each -> each.throughput().kafkaCpuSeconds())),
                String.format(Locale.ROOT, "%.0f %%", 100 * right.getFirst().fullest()),
                right.stream().map(each -> each.shares().toString()).distinct().collect(Collectors.joining("; ")),
                outputs(all, right));
    }

    /** In proportion to the first layout. */
    private String times(Spread speed) {
        List<Measured> first = results.right(results.plan().layouts().getFirst());
        return first.isEmpty()
                ? "-"
                : String.format(
                        Locale.ROOT, "%.2f", speed.median() / speed(first).median());
    }

    private static String outputs(List<Measured> all, List<Measured> right) {
        int wrong = all.size() - right.size();
        String order = right.stream().allMatch(each -> each.throughput().inOrder()) ? "" : ", sessions out of order";
        return wrong == 0 ? "right" + order : wrong + " of " + all.size() + " rounds failed" + order;
    }

    private static Spread speed(List<Measured> rows) {
        return Spread.of(rows, each -> each.throughput().recordsPerSecond());
    }

    private static String number(Spread spread) {
        return String.format(Locale.ROOT, "%.1f", spread.median());
    }

    /** Throughput by layout; layouts of as many partitions have one colour. */
    static String picture(ScalingResults results) {
        List<Integer> partitions = results.plan().layouts().stream()
                .map(Layout::partitions)
                .distinct()
                .toList();
        List<Bars.Bar> bars = results.plan().layouts().stream()
                .filter(layout -> !results.right(layout).isEmpty())
                .map(layout -> new Bars.Bar(
                        layout.words(), partitions.indexOf(layout.partitions()), speed(results.right(layout))))
                .toList();
        return Bars.of("Records a second, exactly once, by layout", bars);
    }

    @SuppressWarnings("AnnotateFormatMethod") // no library for one annotation
    private void add(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
