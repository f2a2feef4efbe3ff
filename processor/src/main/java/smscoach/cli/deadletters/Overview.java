package smscoach.cli.deadletters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import smscoach.cli.base.Visible;

/** Dead letters by code and reason, the most frequent first. */
final class Overview {

    private static final int MOST_CONTACT_CENTERS = 3;

    /** What is another word in each letter: ids and numbers, which have a digit. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~:@+=-]*[0-9][A-Za-z0-9._~:@+=-]*");
    /** Not one of those: the rule that a reason ends with. */
    private static final Pattern RULE = Pattern.compile("\\([A-Z][0-9]+[a-z]?\\)");

    private Overview() {}

    private record Kind(String code, String reason) {

        static Kind of(DeadLetter letter) {
            return new Kind(letter.code(), withoutNames(letter.reason()));
        }
    }

    /** One line a kind, then one that tells when and where. */
    static List<String> lines(List<DeadLetter> letters) {
        Map<Kind, List<DeadLetter>> kinds = letters.stream().collect(Collectors.groupingBy(Kind::of));
        List<String> lines = new ArrayList<>();
        kinds.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Kind, List<DeadLetter>>>comparingInt(
                                kind -> -kind.getValue().size())
                        .thenComparing(kind -> kind.getKey().code())
                        .thenComparing(kind -> kind.getKey().reason()))
                .forEach(kind -> {
                    lines.add("%7d  %-15s  %s"
                            .formatted(
                                    kind.getValue().size(),
                                    kind.getKey().code(),
                                    Visible.of(kind.getKey().reason())));
                    lines.add("         " + whenAndWhere(kind.getValue()));
                });
        return lines;
    }

    static String withoutNames(String reason) {
        StringBuilder kind = new StringBuilder();
        int from = 0;
        var rules = RULE.matcher(reason);
        while (rules.find()) {
            kind.append(NAME.matcher(reason.substring(from, rules.start())).replaceAll("…"))
                    .append(rules.group());
            from = rules.end();
        }
        return kind.append(NAME.matcher(reason.substring(from)).replaceAll("…")).toString();
    }

    private static String whenAndWhere(List<DeadLetter> letters) {
        Instant first = letters.stream()
                .map(DeadLetter::time)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = letters.stream()
                .map(DeadLetter::time)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        var contactCenters = letters.stream()
                .map(DeadLetter::contactCenter)
                .map(Visible::of)
                .collect(Collectors.toCollection(TreeSet::new));
        return "%s to %s, of %s%s"
                .formatted(
                        first,
                        last,
                        contactCenters.stream().limit(MOST_CONTACT_CENTERS).collect(Collectors.joining(", ")),
                        contactCenters.size() > MOST_CONTACT_CENTERS
                                ? " and " + (contactCenters.size() - MOST_CONTACT_CENTERS) + " more"
                                : "");
    }
}
