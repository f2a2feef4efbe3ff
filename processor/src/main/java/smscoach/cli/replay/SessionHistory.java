package smscoach.cli.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;
import smscoach.history.Extent;
import smscoach.history.TopicHistory;
import smscoach.replay.KcatLines;
import smscoach.replay.Received;
import smscoach.replay.compare.Part;

/**
 * All records of a contact center up to the last that concerns a session: what the decisions about it can hang on is
 * among them, since nothing of one contact center reaches another.
 */
record SessionHistory(
        String contactCenterId, List<InputRecord> inputs, Map<String, List<Received>> outputs, boolean isCut) {

    private static final Comparator<Received> ORDER = Comparator.<Received, Topic>comparing(
                    received -> received.record().topic())
            .thenComparingInt(Received::partition)
            .thenComparingLong(Received::offset);

    static SessionHistory find(TopicHistory history, Extent extent, String session, @Nullable String contactCenterId) {
        byte[] quoted = ('"' + session + '"').getBytes(StandardCharsets.UTF_8);
        Set<String> causes = new HashSet<>();
        history.outputs(Topic.outputs(), received -> {
            if (contains(received.record().value(), quoted) || keyEnds(received.record(), session)) {
                causes.add(cause(received.record()));
            }
        });
        Set<String> found = new TreeSet<>();
        Map<String, String> last = new LinkedHashMap<>();
        history.inputs(input -> {
            String key = text(input.key());
            if (isTaken(extent, input) && (contains(input.value(), quoted) || causes.contains(input.position()))) {
                if (input.topic() == Topic.SMS_SESSION_EVENTS && contains(input.value(), quoted)) {
                    found.add(key);
                }
                last.put(key, input.position());
            }
        });
        String id = theOne(found, session, contactCenterId);
        return collect(history, extent, id, last.getOrDefault(id, ""));
    }

    private static SessionHistory collect(TopicHistory history, Extent extent, String id, String last) {
        List<InputRecord> inputs = new ArrayList<>();
        Map<String, List<Received>> outputs = new LinkedHashMap<>();
        boolean[] done = {false};
        history.inputs(input -> {
            if (!done[0] && isTaken(extent, input) && text(input.key()).equals(id)) {
                inputs.add(input);
                outputs.put(input.position(), new ArrayList<>());
                done[0] = input.position().equals(last);
            }
        });
        history.outputs(Topic.outputs(), received -> {
            List<Received> ofCause = outputs.get(cause(received.record()));
            if (ofCause != null) {
                ofCause.add(received);
            }
        });
        outputs.values().forEach(ofCause -> ofCause.sort(ORDER));
        Set<Integer> partitions = new HashSet<>();
        inputs.forEach(input -> partitions.add(input.partition()));
        boolean isCut = history.eaten().keySet().stream().anyMatch(tp -> partitions.contains(tp.partition()));
        return new SessionHistory(id, inputs, outputs, isCut);
    }

    private static String theOne(Set<String> found, String session, @Nullable String asked) {
        if (found.isEmpty() || (asked != null && !found.contains(asked))) {
            throw new CommandFailure(
                    ExitCode.UNAVAILABLE,
                    "The topics hold no event of a session " + session
                            + (asked == null ? "" : " in contact center " + asked) + " that was taken.");
        }
        if (asked == null && found.size() > 1) {
            throw CommandFailure.usage("Session " + session + " is there in " + String.join(", ", found)
                    + ": say with --contact-center which one.");
        }
        return asked == null ? found.iterator().next() : asked;
    }

    /** Inputs, and behind each what came of it. */
    void write(OutputStream out, String topicPrefix) throws IOException {
        for (InputRecord input : inputs) {
            line(
                    out,
                    topicPrefix + input.topic().defaultName(),
                    input.partition(),
                    input.offset(),
                    "append",
                    input.timestamp(),
                    input.headers(),
                    input.key(),
                    input.value());
            for (Received received : outputs.getOrDefault(input.position(), List.of())) {
                OutputRecord output = received.record();
                line(
                        out,
                        topicPrefix + output.topic().defaultName(),
                        received.partition(),
                        received.offset(),
                        "create",
                        output.timestamp(),
                        output.headers(),
                        output.key(),
                        output.value());
            }
        }
    }

    long outputCount() {
        return outputs.values().stream().mapToLong(List::size).sum();
    }

    private static void line(
            OutputStream out,
            String topic,
            int partition,
            long offset,
            String timestampType,
            long timestamp,
            List<RecordHeader> headers,
            byte @Nullable [] key,
            byte @Nullable [] value)
            throws IOException {
        out.write(KcatLines.write(topic, partition, offset, timestampType, timestamp, headers, key, value));
        out.write('\n');
    }

    private static boolean isTaken(Extent extent, InputRecord input) {
        return input.offset() < extent.taken().getOrDefault(new Part(input.topic(), input.partition()), 0L);
    }

    private static String cause(OutputRecord output) {
        return String.valueOf(output.header(HeaderNames.CAUSATION_POSITION));
    }

    private static boolean keyEnds(OutputRecord output, String session) {
        return text(output.key()).endsWith("/" + session);
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static boolean contains(byte @Nullable [] bytes, byte[] part) {
        if (bytes == null) {
            return false;
        }
        for (int start = 0; start + part.length <= bytes.length; start++) {
            if (Arrays.equals(bytes, start, start + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
