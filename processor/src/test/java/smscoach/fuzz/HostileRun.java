package smscoach.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.Histories;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;
import smscoach.reference.NaiveCoach;
import smscoach.reference.NaiveCoach.Input;
import smscoach.reference.NaiveCoach.Settings;
import smscoach.stream.CoachStreams;
import smscoach.stream.StoredEngine;

/**
 * A history through the engine with its state in memory, through the engine with its state stored, and through the naive
 * implementation. All three must agree on every byte, and each record must be accounted for.
 */
final class HostileRun {

    private final Ledger ledger;
    private final NaiveCoach naive;
    private final Rules rules;
    private final KeyPlacement placement;
    private final Map<Integer, StoredEngine> stored = new HashMap<>();

    HostileRun(Settings settings) {
        Engine engine = Histories.engine(settings);
        this.ledger = new Ledger(engine::take);
        this.naive = new NaiveCoach(settings);
        this.rules = Histories.rules(settings);
        this.placement =
                settings.partitions() == 0 ? KeyPlacement.UNKNOWN : CoachStreams.placementAmong(settings.partitions());
    }

    /** The first thing that is wrong with a history, or null. */
    @Nullable
    String problem(List<Input> history) {
        for (Input input : history) {
            String problem = problem(input);
            if (problem != null) {
                return problem;
            }
        }
        try {
            stored.values().forEach(engine -> engine.rows().shouldBeBounded());
        } catch (AssertionError e) {
            return "at the end: " + e.getMessage();
        }
        return null;
    }

    private @Nullable String problem(Input input) {
        InputRecord record = Histories.record(input);
        try {
            List<OutputRecord> found = ledger.take(record);
            List<OutputRecord> again = new ArrayList<>();
            stored.computeIfAbsent(input.partition(), p -> new StoredEngine(rules, placement))
                    .take(record, again::add);
            if (!Arrays.equals(bytes(found), bytes(again))) {
                return place(input) + "another outcome with stored state:\n" + Histories.byTopic(found) + "\n"
                        + Histories.byTopic(again);
            }
            List<NaiveCoach.Output> expected = naive.process(input);
            return isShortened(found) ? null : Histories.difference(input, found, expected);
        } catch (RuntimeException | AssertionError e) {
            return place(input) + e;
        }
    }

    Ledger ledger() {
        return ledger;
    }

    long storedBytes() {
        return stored.values().stream().mapToLong(e -> e.rows().bytes()).sum();
    }

    /** A dead letter too large for its topic, which the naive implementation knows nothing of: the ledger has judged it. */
    private static boolean isShortened(List<OutputRecord> found) {
        return !found.isEmpty()
                && found.getLast().topic() == Topic.COACH_DEAD_LETTERS
                && found.getLast().headers().getLast().name().equals(HeaderNames.ERROR_LEFT_OUT);
    }

    private static String place(Input input) {
        return "at " + input.topic() + "-" + input.partition() + "@" + input.offset() + ": ";
    }

    /** All of them in their order, to the byte. */
    private static byte[] bytes(List<OutputRecord> outputs) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(bytes)) {
            for (OutputRecord output : outputs) {
                data.writeUTF(output.topic().name());
                data.writeLong(output.timestamp());
                write(data, output.key());
                write(data, output.value());
                for (RecordHeader header : output.headers()) {
                    data.writeUTF(header.name());
                    write(data, header.value());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream data, byte @Nullable [] value) throws IOException {
        data.writeInt(value == null ? -1 : value.length);
        data.write(value == null ? new byte[0] : value);
    }
}
