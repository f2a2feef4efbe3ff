package smscoach.cli.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.LinkedHashSet;

/** An answer for the eye. */
final class StateRows {

    private StateRows() {}

    /** A row for each item, the names of its fields above; an item that is a text is a row of its own. */
    static List<List<String>> of(List<JsonNode> items) {
        Set<String> names = new LinkedHashSet<>();
        items.forEach(item -> item.fieldNames().forEachRemaining(names::add));
        List<List<String>> rows = new ArrayList<>();
        if (!names.isEmpty()) {
            rows.add(List.copyOf(names));
        }
        for (JsonNode item : items) {
            rows.add(
                    item.isObject()
                            ? names.stream().map(name -> item.path(name).asText("")).toList()
                            : List.of(item.asText()));
        }
        return rows;
    }

    /** How many, what the answer says of itself, and what it is true of. */
    static String sentence(JsonNode answer, int count) {
        StringBuilder sentence = new StringBuilder(count + " found");
        if (answer.has("status")) {
            sentence.append("; the session is ").append(answer.path("status").asText());
        }
        answer.path("agents").forEach(agent -> {
            if (answer.has("status")) {
                sentence.append(", agent ").append(agent.asText());
            }
        });
        JsonNode asOf = answer.path("asOf");
        List<String> seen = new ArrayList<>();
        new TreeSet<>(names(asOf.path("offsets")))
                .forEach(topic -> seen.add(topic + "-" + asOf.path("partition").asInt() + "@"
                        + asOf.path("offsets").path(topic).asLong()));
        return sentence.append(asOf.path("stale").asBoolean() ? "; from a copy, as of " : "; as of ")
                .append(seen.isEmpty() ? "no record" : String.join(" and ", seen))
                .append('.')
                .toString();
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new LinkedHashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
