package smscoach.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The names of the table in docs/operations.md, "Metrics". What alerts and panels ask for must be among them. */
final class DocumentedMetrics {

    private static final Pattern SECTION = Pattern.compile("^## Metrics$(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("`([a-z_][a-z0-9_]*)[^`]*`");

    /** What Prometheus itself writes of each instance. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static final Set<String> NAMES = names();

    private DocumentedMetrics() {}

    static void requireThatTheyHold(String expression, String where) {
        for (String metric : PromQl.metrics(expression)) {
            assertThat(isKnown(metric))
                    .as("%s of %s is in the table of docs/operations.md, \"Metrics\"", metric, where)
                    .isTrue();
        }
    }

    private static boolean isKnown(String metric) {
        return NAMES.contains(metric)
                || NAMES.contains(metric.replaceFirst("_(bucket|count|sum)$", ""))
                || OF_PROMETHEUS.contains(metric);
    }

    private static Set<String> names() {
        MatchResult section = SECTION.matcher(ProjectFiles.read("docs/operations.md"))
                .results()
                .findFirst()
                .orElseThrow();
        Set<String> names = new TreeSet<>();
        section.group(1)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", 3)[1])
                .forEach(cell -> NAME.matcher(cell).results().forEach(name -> names.add(name.group(1))));
        return names;
    }
}
