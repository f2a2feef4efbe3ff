package smscoach.cli.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.Reasons;
import smscoach.cli.base.Terminal;
import smscoach.contract.HeaderNames;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.replay.compare.Difference;

/**
 * The first differences, each with the input, what was to be expected of it, and what was found. Other numbers, which
 * follow from a difference, are shown where there is nothing else.
 */
final class Explanations implements Consumer<Difference> {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final int most;
    private final List<Difference> real = new ArrayList<>();
    private final List<Difference> renumbered = new ArrayList<>();

    Explanations(int most) {
        this.most = most;
    }

    @Override
    public void accept(Difference difference) {
        List<Difference> first = difference.kind() == Difference.Kind.RENUMBERED ? renumbered : real;
        if (first.size() < most) {
            first.add(difference);
        }
    }

    private List<Difference> first() {
        return real.isEmpty() ? renumbered : real;
    }

    /** Data: the sentence for people, or all of it as an object. */
    void write(Terminal terminal, Report report, boolean json, Consumer<ObjectNode> more) {
        try {
            if (json) {
                ObjectNode object = object(report);
                more.accept(object);
                terminal.out().write((JSON.writeValueAsString(object) + "\n").getBytes(StandardCharsets.UTF_8));
            } else {
                first().forEach(difference -> terminal.say(words(difference)));
                report.doubts().forEach(terminal::say);
                terminal.out().write((report.sentence() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw CommandFailure.unavailable("Cannot write the result: " + Reasons.of(e) + ".", e);
        }
    }

    private ObjectNode object(Report report) {
        ObjectNode object = JSON.createObjectNode();
        object.put("result", report.exitCode().name().toLowerCase(Locale.ROOT));
        object.put("taken", report.taken());
        object.set("records", JSON.valueToTree(report.outcome()));
        ArrayNode differences = object.putArray("differences");
        first().forEach(difference -> differences.add(object(difference)));
        ArrayNode doubts = object.putArray("unknown");
        report.doubts().forEach(doubts::add);
        return object;
    }

    private static ObjectNode object(Difference difference) {
        ObjectNode object = JSON.createObjectNode();
        object.put("kind", difference.kind().name().toLowerCase(Locale.ROOT));
        object.put("topic", difference.record().topic().defaultName());
        object.put("key", text(difference.record().key()));
        object.put("causation-position", position(difference));
        InputRecord cause = difference.cause();
        object.put("input", cause == null ? null : text(cause.value()));
        var expected = difference.expected();
        object.put("expected", expected == null ? null : whole(expected.record()));
        var found = difference.found();
        object.put("position", found == null ? null : found.position());
        object.put("found", found == null ? null : whole(found.record()));
        return object;
    }

    private static String words(Difference difference) {
        var expected = difference.expected();
        var found = difference.found();
        InputRecord cause = difference.cause();
        return """
                %s: %s, key %s
                  input     %s%s
                  expected  %s
                  found     %s""".formatted(
                        title(difference.kind()),
                        difference.record().topic().defaultName(),
                        text(difference.record().key()),
                        position(difference),
                        cause == null ? "" : " " + text(cause.value()),
                        expected == null ? "nothing" : whole(expected.record()),
                        found == null ? "nothing" : found.position() + " " + whole(found.record()));
    }

    private static String title(Difference.Kind kind) {
        return switch (kind) {
            case DIFFERENT -> "Otherwise";
            case MISSING -> "Missing";
            case EXTRA -> "Too many";
            case OUT_OF_ORDER -> "Out of order";
            case RENUMBERED -> "Another number, by what came before";
        };
    }

    private static String position(Difference difference) {
        InputRecord cause = difference.cause();
        return cause != null
                ? cause.position()
                : String.valueOf(difference.record().header(HeaderNames.CAUSATION_POSITION));
    }

    private static String whole(OutputRecord record) {
        return text(record.value())
                + record.headers().stream().map(Object::toString).collect(Collectors.joining(", ", " {", "}"))
                + " at " + record.timestamp();
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
