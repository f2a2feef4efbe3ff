package smscoach.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The table in docs/operations.md, "Metrics". What alerts and panels ask for must be in it. */
final class DocumentedMetrics {

    private static final Pattern SECTION =
            Pattern.compile("^## Metrics$(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    /** What Prometheus itself adds: whether an instance answered, and where a figure is from; le is of histograms. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static final Set<String> LABELS_OF_PROMETHEUS = Set.of("job", "instance", "le");

    /** By the metric's name: its labels. */
    private static final Map<String, Set<String>> TABLE = table();

    private DocumentedMetrics() {}

    static void requireThatTheyHold(String expression, String where) {
        Set<String> labels = new TreeSet<>(LABELS_OF_PROMETHEUS);
        for (String metric : PromQl.metrics(expression)) {
            if (!OF_PROMETHEUS.contains(metric)) {
                Set<String> known =
                        TABLE.getOrDefault(metric, TABLE.get(metric.replaceFirst("_(bucket|count|sum)$", "")));
                assertThat(known)
                        .as("labels of %s in the table of docs/operations.md, \"Metrics\", for %s", metric, where)
                        .isNotNull();
                labels.addAll(known);
            }
        }
        assertThat(labels).as("labels in %s", where).containsAll(PromQl.labels(expression));
    }

    private static Map<String, Set<String>> table() {
        MatchResult section = SECTION.matcher(ProjectFiles.read("docs/operations.md"))
                .results()
                .findFirst()
                .orElseThrow();
        Map<String, Set<String>> table = new TreeMap<>();
        section.group(1).lines().filter(line -> line.startsWith("| `")).forEach(row -> {
            String[] cells = row.split("\\|", -1);
            table.put(names(cells[1]).getFirst(), new TreeSet<>(names(cells[3])));
        });
        return table;
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell).results().map(name -> name.group(1)).toList();
    }
}
