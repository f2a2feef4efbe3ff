package smscoach.deployment;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** As much of PromQL as it takes to see which metrics an expression asks for, and by which labels. */
final class PromQl {

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");
    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]|\\boffset\\s+\\w+");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=|!=|=~|!~)\\s*(?:\"|')");
    private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_:][a-zA-Z0-9_:]*\\b(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of(
            "and", "or", "unless", "bool", "by", "without", "on", "ignoring", "group_left", "group_right", "inf");

    private PromQl() {}

    static Set<String> metrics(String expression) {
        String rest = expression;
        for (Pattern noise : new Pattern[] {STRING, LABELS, RANGE, GROUPING}) {
            rest = noise.matcher(rest).replaceAll(" ");
        }
        Set<String> metrics = new TreeSet<>();
        NAME.matcher(rest).results().map(MatchResult::group).forEach(metrics::add);
        metrics.removeAll(WORDS);
        return metrics;
    }

    static Set<String> labels(String expression) {
        Set<String> labels = new TreeSet<>();
        MATCHER.matcher(expression).results().forEach(match -> labels.add(match.group(1)));
        GROUPING.matcher(STRING.matcher(expression).replaceAll("")).results().forEach(grouping -> {
            String names = grouping.group().replaceFirst("^.*\\(", "").replace(")", "");
            labels.addAll(List.of(names.strip().split("\\s*,\\s*")));
        });
        labels.remove("");
        return labels;
    }
}
