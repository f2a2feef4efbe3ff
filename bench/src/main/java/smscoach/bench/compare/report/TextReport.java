package smscoach.bench.compare.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import smscoach.bench.compare.Plan;
import smscoach.bench.compare.measure.Latency;
import smscoach.bench.compare.measure.Machine;
import smscoach.bench.compare.measure.Spread;
import smscoach.bench.compare.measure.Throughput;
import smscoach.bench.stage.Turns;

/** The results as tables. Medians of the rounds, with the least and the most. */
public final class TextReport {

    private static final double MEGA = 1e6;

    private final Results results;
    private final List<String> lines = new ArrayList<>();

    private TextReport(Results results) {
        this.results = results;
    }

    public static List<String> of(Results results) {
        TextReport report = new TextReport(results);
        report.conditions();
        report.results.plan().throughput().forEach(report::throughput);
        report.results.plan().ratesPerSecond().forEach(report::latency);
        return report.lines;
    }

    private void conditions() {
        Machine machine = results.machine();
        Plan plan = results.plan();
        add("%s", machine.text());
        add("Java %s, Kafka %s, Flink %s; %s", machine.java(), machine.kafka(), machine.flink(), machine.at());
        if (!plan.throughput().isEmpty()) {
            add("%,d records%s, seed %d", results.records(), plan.messages() ? "" : " without messages", plan.seed());
        }
        add("%d rounds, committed every %d ms; coach as it is shipped", plan.rounds(), plan.commitMillis());
        if (!results.complete()) {
            add(Turns.ENDED);
        }
    }

    private void throughput(Plan.Setting setting) {
        List<Throughput> rows = results.throughput().stream()
                .filter(each -> each.partitions() == setting.partitions() && each.threads() == setting.threads())
                .toList();
        add("");
        add("Throughput, %s", setting);
        add(
                "%-14s %24s %10s %10s %10s %10s %10s %10s  %s",
                "", "records/s", "CPU s/M", "Kafka s/M", "from start", "its CPU", "out MB/M", "other MB/M", "outputs");
        for (String contender : names(rows.stream().map(Throughput::contender).toList())) {
            List<Throughput> all = rows.stream()
                    .filter(each -> each.contender().equals(contender))
                    .toList();
            List<Throughput> right = all.stream().filter(Throughput::counts).toList();
            if (right.isEmpty()) {
                add("%-14s %s", contender, String.valueOf(all.getFirst().problem()));
                continue;
            }
            add(
                    "%-14s %24s %10.1f %10.1f %,10.0f %10.1f %10.0f %10.0f  %s",
                    contender,
                    Spread.of(right, Throughput::recordsPerSecond).text("%,.0f"),
                    Spread.of(right, Throughput::cpuSeconds).median(),
                    Spread.of(right, Throughput::kafkaCpuSeconds).median(),
                    Spread.of(right, Throughput::fromStart).median(),
                    Spread.of(right, Throughput::cpuSecondsFromStart).median(),
                    Spread.of(right, Throughput::outputBytes).median() / MEGA,
                    Spread.of(right, Throughput::otherBytes).median() / MEGA,
                    outputs(all, right));
        }
    }

    private static String outputs(List<Throughput> all, List<Throughput> right) {
        String order = right.stream().allMatch(Throughput::inOrder) ? "" : ", sessions out of order";
        int wrong = all.size() - right.size();
        return wrong == 0 ? "right" + order : wrong + " of " + all.size() + " rounds failed" + order;
    }

    private void latency(int rate) {
        List<Latency> rows = results.latency().stream()
                .filter(each -> each.ratePerSecond() == rate)
                .toList();
        add("");
        add(
                "Latency in ms at %,d records/s, %d partitions",
                rate, results.plan().latencyPartitions());
        add("%-14s %22s %22s %22s %22s %8s %8s", "", "p50", "p99", "p99.9", "max", "cores", "Kafka's");
        for (String contender : names(rows.stream().map(Latency::contender).toList())) {
            List<Latency> all = rows.stream()
                    .filter(each -> each.contender().equals(contender))
                    .toList();
            List<Latency> right = all.stream().filter(Latency::counts).toList();
            if (right.isEmpty()) {
                add("%-14s %s", contender, String.valueOf(all.getFirst().problem()));
                continue;
            }
            add(
                    "%-14s %22s %22s %22s %22s %8.3f %8.3f",
                    contender,
                    Spread.of(right, Latency::p50).text("%,.1f"),
                    Spread.of(right, Latency::p99).text("%,.1f"),
                    Spread.of(right, Latency::p999).text("%,.1f"),
                    Spread.of(right, Latency::max).text("%,.1f"),
                    Spread.of(right, Latency::cores).median(),
                    Spread.of(right, Latency::kafkaCores).median());
        }
    }

    private static Set<String> names(List<String> contenders) {
        return new LinkedHashSet<>(contenders);
    }

    @SuppressWarnings("AnnotateFormatMethod") // no library for one annotation
    private void add(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
