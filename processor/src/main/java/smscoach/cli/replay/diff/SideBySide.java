package smscoach.cli.replay.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import smscoach.cli.base.Visible;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;

/** A difference to read: what the two have different, the left's before the right's. */
final class SideBySide {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String NOTHING = "-";
    private static final int NAME = 22;
    private static final int COLUMN = 50;

    private SideBySide() {}

    static List<String> lines(Difference difference) {
        List<String> lines = new ArrayList<>();
        lines.add("%s-%d, made by %s"
                .formatted(
                        difference.topic().defaultName(),
                        difference.partition(),
                        difference.cause().position()));
        OutputRecord left = record(difference.left());
        OutputRecord right = record(difference.right());
        if (left == null || right == null) {
            lines.add(row("record", left == null ? "(none)" : whole(left), right == null ? "(none)" : whole(right)));
            return lines;
        }
        add(lines, "key", text(left.key()), text(right.key()));
        add(
                lines,
                "timestamp",
                Instant.ofEpochMilli(left.timestamp()).toString(),
                Instant.ofEpochMilli(right.timestamp()).toString());
        values(lines, left, right);
        headers(lines, left.headers(), right.headers());
        return lines;
    }

    private static @Nullable OutputRecord record(@Nullable Output output) {
        return output == null ? null : output.received().record();
    }

    private static String whole(OutputRecord record) {
        return text(record.key()) + " " + text(record.value());
    }

    private static void values(List<String> lines, OutputRecord left, OutputRecord right) {
        int before = lines.size();
        JsonNode one = json(left.value());
        JsonNode other = json(right.value());
        if (one != null && other != null) {
            Set<String> fields = new LinkedHashSet<>();
            one.fieldNames().forEachRemaining(fields::add);
            other.fieldNames().forEachRemaining(fields::add);
            fields.forEach(field -> add(lines, "value." + field, shown(one.get(field)), shown(other.get(field))));
        }
        if (lines.size() == before) {
            add(lines, "value", text(left.value()), text(right.value()));
        }
    }

    private static void headers(List<String> lines, List<RecordHeader> left, List<RecordHeader> right) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String one = i < left.size() ? Visible.of(left.get(i).toString()) : NOTHING;
            String other = i < right.size() ? Visible.of(right.get(i).toString()) : NOTHING;
            add(lines, "header " + (i + 1), one, other);
        }
    }

    private static void add(List<String> lines, String name, String left, String right) {
        if (!left.equals(right)) {
            lines.add(row(name, left, right));
        }
    }

    private static String row(String name, String left, String right) {
        // Where both are long, what differs may be at their ends.
        int same = 0;
        while (same < Math.min(left.length(), right.length()) && left.charAt(same) == right.charAt(same)) {
            same++;
        }
        int skip = Math.max(left.length(), right.length()) > COLUMN ? Math.max(0, same - COLUMN / 4) : 0;
        return ("  %-" + NAME + "s  %-" + COLUMN + "s  %s").formatted(name, cut(left, skip), cut(right, skip));
    }

    private static String cut(String text, int skip) {
        String rest = skip == 0 || skip > text.length() ? text : "…" + text.substring(skip);
        return rest.length() <= COLUMN ? rest : rest.substring(0, COLUMN - 1) + "…";
    }

    private static @Nullable JsonNode json(byte @Nullable [] value) {
        try {
            JsonNode json = value == null ? null : MAPPER.readTree(value);
            return json != null && json.isObject() ? json : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static String shown(@Nullable JsonNode field) {
        return field == null ? NOTHING : Objects.toString(field);
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? NOTHING : Visible.of(new String(bytes, UTF_8));
    }
}
