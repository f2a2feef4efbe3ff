package smscoach.cli.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import smscoach.cli.base.Visible;
import smscoach.engine.RecordHeader;

/** All that a dead letter holds, to read. */
final class InFull {

    private InFull() {}

    static List<String> lines(DeadLetter letter, boolean originalIsThere) {
        var record = letter.received().record();
        List<String> lines = new ArrayList<>();
        lines.add(row("code", letter.code()));
        lines.add(row("reason", letter.reason()));
        letter.field().flatMap(field -> found(letter, field)).ifPresent(field -> lines.add(row("field", field)));
        lines.add(row("contact center", letter.contactCenter()));
        lines.add(row("time", letter.time().toString()));
        lines.add(row(
                "original",
                letter.original() + (originalIsThere ? ", which is still there" : ", which retention has taken")));
        lines.add(row("dead letter", letter.position().toString()));
        letter.leftOut().ifPresent(what -> lines.add(row("left out", what)));
        lines.add(row("key", record.key() == null ? "(none)" : new String(record.key(), UTF_8)));
        for (RecordHeader header : letter.originalHeaders()) {
            lines.add(row("header", header.toString()));
        }
        lines.add("value");
        lines.addAll(value(letter));
        return lines;
    }

    private static String row(String name, String text) {
        return "%-16s%s".formatted(name, Visible.of(text));
    }

    /** The field that the reason names, as it came. */
    private static Optional<String> found(DeadLetter letter, String field) {
        return letter.json().map(value -> {
            JsonNode at = value.at("/" + field.replace('.', '/'));
            return field + (at.isMissingNode() ? " is not there" : " = " + at);
        });
    }

    private static List<String> value(DeadLetter letter) {
        Optional<JsonNode> json = letter.json();
        if (json.isPresent()) {
            return json.get().toPrettyString().lines().map(Visible::of).toList();
        }
        byte[] value = letter.received().record().value();
        return value == null
                ? List.of("(none)")
                : Arrays.stream(new String(value, UTF_8).split("\n", -1))
                        .map(Visible::of)
                        .toList();
    }
}
