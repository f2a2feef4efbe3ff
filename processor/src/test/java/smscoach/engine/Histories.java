package smscoach.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.reference.NaiveCoach;
import smscoach.stream.CoachStreams;

/** Random histories between the two implementations: the same records, rules and outputs in the forms of both. */
public final class Histories {

    /** Free wording, which the two do not share. Inside a JSON string the quotes would be escaped. */
    private static final Pattern STATUS_MESSAGE = Pattern.compile("\"statusMessage\":\"(?:[^\"\\\\]|\\\\.)*\"");

    private Histories() {}

    public static Rules rules(NaiveCoach.Settings settings) {
        return new Rules(
                Duration.ofMillis(settings.horizonMillis()),
                Duration.ofMillis(settings.idleLimitMillis()),
                new HashSet<>(settings.defaultFeatures()));
    }

    public static Engine engine(NaiveCoach.Settings settings) {
        KeyPlacement placement =
                settings.partitions() == 0 ? KeyPlacement.UNKNOWN : CoachStreams.placementAmong(settings.partitions());
        return new Engine(rules(settings), new InMemoryStates(), placement, "");
    }

    public static InputRecord record(NaiveCoach.Input input) {
        return new InputRecord(
                Topic.named(input.topic()).orElseThrow(),
                input.partition(),
                input.offset(),
                input.timestamp(),
                input.key(),
                input.value(),
                input.headers().stream()
                        .map(h -> new RecordHeader(h.name(), h.value()))
                        .toList());
    }

    public static NaiveCoach.Input input(InputRecord record) {
        return new NaiveCoach.Input(
                record.topic().defaultName(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers().stream()
                        .map(h -> new NaiveCoach.Header(h.name(), h.value()))
                        .toList());
    }

    /** The outputs of each topic and key in order, as comparable lines. */
    public static Map<String, List<String>> perKey(List<OutputRecord> outputs) {
        Map<String, List<String>> lines = new TreeMap<>();
        for (OutputRecord output : outputs) {
            lines.computeIfAbsent(output.topic() + " " + text(output.key()), k -> new ArrayList<>())
                    .add(line(output));
        }
        return lines;
    }

    /** What is different between the outputs of this record and those expected, or null. */
    public static @Nullable String difference(
            NaiveCoach.Input input, List<OutputRecord> found, List<NaiveCoach.Output> expected) {
        Map<Topic, List<String>> foundLines = byTopic(found);
        Map<Topic, List<String>> expectedLines =
                byTopic(expected.stream().map(Histories::output).toList());
        return foundLines.equals(expectedLines)
                ? null
                : "at " + input.topic() + "-" + input.partition() + "@" + input.offset() + "\nexpected " + expectedLines
                        + "\nfound    " + foundLines;
    }

    /** The outputs of each topic in order, as comparable lines. */
    public static Map<Topic, List<String>> byTopic(List<OutputRecord> outputs) {
        Map<Topic, List<String>> lines = new EnumMap<>(Topic.class);
        for (OutputRecord output : outputs) {
            lines.computeIfAbsent(output.topic(), t -> new ArrayList<>()).add(line(output));
        }
        return lines;
    }

    public static OutputRecord output(NaiveCoach.Output output) {
        return new OutputRecord(
                Topic.named(output.topic()).orElseThrow(),
                output.key(),
                output.value(),
                output.headers().stream()
                        .map(h -> new RecordHeader(h.name(), h.value()))
                        .toList(),
                output.timestamp());
    }

    private static String line(OutputRecord output) {
        StringBuilder line = new StringBuilder();
        line.append(output.timestamp()).append(' ').append(text(output.key())).append(' ');
        for (RecordHeader header : output.headers()) {
            boolean free = header.name().equals(HeaderNames.ERROR_MESSAGE);
            line.append(header.name())
                    .append('=')
                    .append(free ? "?" : text(header.value()))
                    .append(' ');
        }
        String value = text(output.value());
        return line.append(
                        output.topic() == Topic.COACH_REPLIES
                                ? STATUS_MESSAGE.matcher(value).replaceFirst("\"statusMessage\":\"?\"")
                                : value)
                .toString();
    }

    /** One char a byte: no two different values look alike. */
    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "null" : new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
