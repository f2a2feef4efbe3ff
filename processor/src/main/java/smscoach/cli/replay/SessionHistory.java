package smscoach.cli.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.history.Extent;
import smscoach.history.TopicHistory;
import smscoach.replay.KcatLines;
import smscoach.replay.ProductionOrder;
import smscoach.replay.Received;
import smscoach.replay.compare.FileVerification;
import smscoach.replay.compare.Outcome;
import smscoach.replay.compare.Part;
import smscoach.replay.session.About;
import smscoach.replay.session.Excerpt;
import smscoach.stream.CoachStreams;

/**
 * The records of a contact center that a session needs, and what production made of them about the session. Of all that
 * the topics hold, those of this contact center alone are kept in memory.
 *
 * @param outputs by the positions of their causes
 * @param remarks what the user has to know of it
 */
record SessionHistory(
        String contactCenterId,
        String session,
        int all,
        List<InputRecord> inputs,
        Map<String, List<Received>> outputs,
        List<String> remarks) {

    private static final Comparator<Received> ORDER = Comparator.<Received, Topic>comparing(
                    received -> received.record().topic())
            .thenComparingInt(Received::partition)
            .thenComparingLong(Received::offset);

    static SessionHistory find(TopicHistory history, Extent extent, String session, @Nullable String contactCenterId) {
        About about = new About(session);
        Set<String> found = new TreeSet<>();
        history.inputs(input -> {
            if (input.topic() == Topic.SMS_SESSION_EVENTS && isTaken(extent, input) && about.isNamedBy(input)) {
                found.add(text(input.key()));
            }
        });
        String id = theOne(found, session, contactCenterId);
        KeyPlacement placement = CoachStreams.placementAmong(history.inputPartitions());
        List<InputRecord> inputs = new ArrayList<>();
        Map<String, InputRecord> byPosition = new HashMap<>();
        history.inputs(input -> {
            byte[] key = input.key();
            // A file knows no partitions: what was a dead letter for its partition alone would be taken from a file.
            if (key != null
                    && isTaken(extent, input)
                    && text(key).equals(id)
                    && placement.belongs(key, input.partition())) {
                inputs.add(input);
                byPosition.put(input.position(), input);
            }
        });
        Map<String, List<Received>> outputs = new HashMap<>();
        history.outputs(Topic.outputs(), received -> {
            String cause = String.valueOf(received.record().header(HeaderNames.CAUSATION_POSITION));
            InputRecord input = byPosition.get(cause);
            if (input != null && about.isToldBy(input, received.record())) {
                outputs.computeIfAbsent(cause, position -> new ArrayList<>()).add(received);
            }
        });
        outputs.values().forEach(ofCause -> ofCause.sort(ORDER));
        boolean isCut = history.eaten().keySet().stream()
                .anyMatch(tp -> placement.belongs(id.getBytes(StandardCharsets.UTF_8), tp.partition()));
        return new SessionHistory(
                id,
                session,
                inputs.size(),
                toTheLast(inputs, input -> about.isNamedBy(input) || outputs.containsKey(input.position())),
                outputs,
                isCut
                        ? List.of("Retention has removed what was before; the file may lack what its first records"
                                + " needed.")
                        : List.of());
    }

    private static List<InputRecord> toTheLast(List<InputRecord> inputs, Predicate<InputRecord> concerns) {
        int end = inputs.size();
        while (end > 0 && !concerns.test(inputs.get(end - 1))) {
            end--;
        }
        return List.copyOf(inputs.subList(0, end));
    }

    /**
     * The same without the inputs that the session does not need. Where this build, under these rules, does not decide as
     * production did, it cannot tell which these are, and all stay.
     */
    SessionHistory shrunk(Rules rules, String topicPrefix, LongConsumer progress) {
        List<KcatLines.Line.Input> lines = inputs.stream()
                .map(input -> new KcatLines.Line.Input(input, session))
                .toList();
        List<Received> made = inputs.stream()
                .flatMap(input -> outputs.getOrDefault(input.position(), List.of()).stream())
                .toList();
        Outcome outcome = new FileVerification(rules, topicPrefix).compare(lines, made, difference -> {});
        if (outcome.differences() > 0) {
            return with(
                    inputs,
                    "This build does not decide about the session as production did, or not under these settings: it"
                            + " cannot tell which records the session needs, and the file holds all before its end.");
        }
        ProductionOrder order = new ProductionOrder();
        made.forEach(each -> order.learn(each.record()));
        Excerpt excerpt = new Excerpt(inputs, new About(session), rules, topicPrefix, order);
        List<InputRecord> few = excerpt.shrink(progress);
        return excerpt.isSmallest()
                ? with(few)
                : with(few, "There was too much to try: the file may hold records that the session does not need.");
    }

    private SessionHistory with(List<InputRecord> others, String... remark) {
        List<String> more = new ArrayList<>(remarks);
        more.addAll(List.of(remark));
        return new SessionHistory(contactCenterId, session, all, others, outputs, more);
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
        KcatLines lines = new KcatLines(topicPrefix);
        for (InputRecord input : inputs) {
            out.write(lines.write(input, session));
            out.write('\n');
            for (Received received : outputs.getOrDefault(input.position(), List.of())) {
                out.write(lines.write(received));
                out.write('\n');
            }
        }
    }

    long outputCount() {
        return outputs.values().stream().mapToLong(List::size).sum();
    }

    private static boolean isTaken(Extent extent, InputRecord input) {
        return input.offset() < extent.taken().getOrDefault(new Part(input.topic(), input.partition()), 0L);
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
