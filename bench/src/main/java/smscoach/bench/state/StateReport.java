package smscoach.bench.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import smscoach.bench.compare.measure.Machine;
import smscoach.bench.compare.measure.Spread;
import smscoach.bench.stage.Turns;

/** The results as a table, medians of the rounds, and beside the goals. */
final class StateReport {

    private static final double LEAST_RATIO = 0.9;
    private static final double MOST_BYTES = 1_024;
    private static final double MEGA = 1e6;

    private final Results results;
    private final List<String> lines = new ArrayList<>();

    private record Row(int liveSessions, List<Figures> rounds) {

        Spread spread(ToDoubleFunction<Figures> figure) {
            return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
        }

        double median(ToDoubleFunction<Figures> figure) {
            return spread(figure).median();
        }
    }

    private StateReport(Results results) {
        this.results = results;
    }

    static List<String> of(Results results) {
        StateReport report = new StateReport(results);
        report.conditions();
        report.table();
        report.goals();
        return report.lines;
    }

    private void conditions() {
        Machine machine = results.machine();
        Plan plan = results.plan();
        add("%s", machine.text());
        add("Java %s, Kafka %s; %s", machine.java(), machine.kafka(), machine.at());
        add(
                "%,d subscriptions; a backlog of %,d records, %,d before it to warm up, seed %d; %d rounds",
                plan.subscriptions(), plan.events(), plan.warmUp(), plan.seed(), plan.rounds());
        if (!results.complete()) {
            add(Turns.ENDED);
        }
        add("");
    }

    private void table() {
        add(
                "%13s %24s %7s %7s %8s %8s %8s %9s %9s %7s %7s",
                "live sessions",
                "records/s",
                "CPU s/M",
                "Kafka",
                "heap MB",
                "resident",
                "RocksDB",
                "changelog",
                "B/session",
                "warm s",
                "restore");
        for (int size : results.plan().sizes()) {
            Optional<Row> row = row(size);
            if (row.isPresent()) {
                line(row.get());
            }
            results.figures().stream()
                    .filter(each -> each.liveSessions() == size && !each.counts())
                    .forEach(each -> add(
                            "%,13d round %d does not count: %s", size, each.round(), String.valueOf(each.problem())));
        }
        add("");
    }

    private void line(Row row) {
        Spread speed = row.spread(Figures::recordsPerSecond);
        add(
                "%,13d %24s %7.1f %7.1f %8.1f %8.1f %8.1f %9.1f %9.0f %7.1f %7.1f",
                row.liveSessions(),
                String.format(Locale.ROOT, "%,.0f (%,.0f-%,.0f)", speed.median(), speed.least(), speed.most()),
                row.median(Figures::cpuSeconds),
                row.median(Figures::kafkaCpuSeconds),
                row.median(Figures::heapBytes) / MEGA,
                row.median(Figures::residentBytes) / MEGA,
                row.median(each -> each.stored().rocksDbBytes()) / MEGA,
                row.median(each -> each.stored().changelogBytes()) / MEGA,
                row.median(Figures::bytes) / row.liveSessions(),
                row.median(Figures::warmRestartSeconds),
                row.median(Figures::restoreSeconds));
    }

    private void goals() {
        List<Row> rows = results.plan().sizes().stream()
                .sorted(Comparator.naturalOrder())
                .flatMap(size -> row(size).stream())
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        Row most = rows.getLast();
        Row least = rows.getFirst();
        if (rows.size() > 1) {
            double ratio = most.median(Figures::recordsPerSecond) / least.median(Figures::recordsPerSecond);
            add(
                    "throughput with %,d live sessions against %,d: %.2f (goal: at least %.1f; %s)",
                    most.liveSessions(), least.liveSessions(), ratio, LEAST_RATIO, reached(ratio >= LEAST_RATIO));
        }
        double bytes = most.median(Figures::bytes) / most.liveSessions();
        add(
                "heap and RocksDB, all of it, for each of %,d live sessions: %,.0f bytes (goal: at most %,.0f; %s)",
                most.liveSessions(), bytes, MOST_BYTES, reached(bytes <= MOST_BYTES));
        if (rows.size() > 1) {
            double more = (most.median(Figures::bytes) - least.median(Figures::bytes))
                    / (most.liveSessions() - least.liveSessions());
            add(
                    "for each live session more, from %,d to %,d: %,.0f bytes",
                    least.liveSessions(), most.liveSessions(), more);
        }
    }

    private static String reached(boolean reached) {
        return reached ? "reached" : "not reached";
    }

    /** Nothing where no round counts. */
    private Optional<Row> row(int size) {
        List<Figures> rounds = results.figures().stream()
                .filter(each -> each.liveSessions() == size && each.counts())
                .toList();
        return rounds.isEmpty() ? Optional.empty() : Optional.of(new Row(size, rounds));
    }

    @SuppressWarnings("AnnotateFormatMethod") // no library for one annotation
    private void add(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
