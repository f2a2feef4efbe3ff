package smscoach.ops.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a scrape found: series with their values, and families with their types. */
public record Series(Map<String, Double> values, Map<String, String> types) {

    private static final Pattern SAMPLE = Pattern.compile("^([a-z_]+(?:\\{[^}]*})?) (\\S+)$", Pattern.MULTILINE);
    private static final Pattern TYPE = Pattern.compile("^# TYPE (\\S+) (\\S+)$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

    public static Series of(String text) {
        Map<String, Double> values = new TreeMap<>();
        SAMPLE.matcher(text).results().forEach(found -> values.put(found.group(1), Double.valueOf(found.group(2))));
        Map<String, String> types = new TreeMap<>();
        TYPE.matcher(text).results().forEach(found -> types.put(found.group(1), found.group(2)));
        return new Series(values, types);
    }

    public double value(String series) {
        return values.getOrDefault(series, 0.0);
    }

    /** Over all labels. */
    public double sum(String name) {
        return values.entrySet().stream()
                .filter(each -> each.getKey().equals(name) || each.getKey().startsWith(name + "{"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** The labels of a family, but for those that a histogram or summary adds. */
    public Set<String> labels(String family) {
        Set<String> labels = new TreeSet<>();
        values.keySet().stream()
                .filter(series -> series.matches(Pattern.quote(family) + "(?:_count)?\\{.*"))
                .forEach(series -> {
                    Matcher label = LABEL.matcher(series);
                    while (label.find()) {
                        labels.add(label.group(1));
                    }
                });
        labels.remove("quantile");
        return labels;
    }
}
