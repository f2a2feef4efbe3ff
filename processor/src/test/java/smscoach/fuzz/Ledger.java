package smscoach.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.EndReason;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.domain.Outcome;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;

/**
 * Holds an engine to what is promised of every record, however hostile: it does not throw, has exactly one outcome, and
 * that outcome can be seen in its outputs, each of which is as the contract says.
 */
public final class Ledger {

    private final BiFunction<InputRecord, Consumer<OutputRecord>, Outcome> engine;
    private final Map<Integer, Long> lastSessionEvents = new HashMap<>();
    private final Map<String, Long> counts = new TreeMap<>();

    public Ledger(BiFunction<InputRecord, Consumer<OutputRecord>, Outcome> engine) {
        this.engine = engine;
    }

    /** The outputs of the record, when all is as it should be; an AssertionError else. */
    public List<OutputRecord> take(InputRecord record) {
        List<OutputRecord> outputs = new ArrayList<>();
        Outcome outcome = engine.apply(record, outputs::add);
        boolean isCommand = record.topic() == Topic.COACH_COMMANDS;
        if (!isCommand) {
            // What an event causes does not tell of events: only the commands after it do.
            lastSessionEvents.put(record.partition(), record.offset());
        }
        OutputCheck check = new OutputCheck(record, lastSessionEvents.getOrDefault(record.partition(), -1L));
        outputs.forEach(check::check);
        account(record, outcome, outputs, check);
        count(record, outcome);
        return outputs;
    }

    /** The bytes of a record and its batch, as the producer and the broker count them. */
    public static int size(OutputRecord output) {
        return OutputCheck.size(output);
    }

    /** How many records had each outcome. */
    public Map<String, Long> counts() {
        return counts;
    }

    private static void account(InputRecord record, Outcome outcome, List<OutputRecord> outputs, OutputCheck check) {
        long replies = count(outputs, Topic.COACH_REPLIES);
        long deadLetters = count(outputs, Topic.COACH_DEAD_LETTERS);
        boolean isCommand = record.topic() == Topic.COACH_COMMANDS;
        switch (outcome) {
            case Outcome.Answered ignored -> {
                assertThat(isCommand).as("a command alone is answered").isTrue();
                assertThat(replies).as("replies to an answered command").isEqualTo(1);
                assertThat(deadLetters)
                        .as("dead letters of an answered command")
                        .isZero();
                check.answers(outputs.getLast());
            }
            case Outcome.DeadLettered dead -> {
                assertThat(replies).as("replies to a dead letter").isZero();
                assertThat(deadLetters).as("dead letters of a dead letter").isEqualTo(1);
                assertThat(outputs.size() == 1 || isLate(dead.code()))
                        .as("outputs beside a dead letter %s", dead.code())
                        .isTrue();
                check.isDeadLetter(outputs.getLast(), dead);
            }
            case Outcome.Applied ignored -> {
                assertThat(isCommand).as("a command is answered, not applied").isFalse();
                assertThat(replies + deadLetters)
                        .as("replies and dead letters of an event")
                        .isZero();
            }
            case Outcome.Duplicate ignored -> {
                assertThat(isCommand).as("a command is answered, not ignored").isFalse();
                assertThat(outputs).as("outputs of a duplicate").allMatch(Ledger::isOfExpiry);
            }
        }
    }

    /** Found by what the session says: sessions may have expired before it (T4), and its author is told (M5). */
    private static boolean isLate(DeadLetterCode code) {
        return switch (code) {
            case SESSION_ENDED, NOT_ALLOWED, LIMIT -> true;
            case MALFORMED, KEY_MISMATCH, WRONG_PARTITION, FUTURE, STALE -> false;
        };
    }

    private static boolean isOfExpiry(OutputRecord output) {
        return switch (output.topic()) {
            case SUPERVISOR_SESSION_EVENTS ->
                ContractJson.read(SupervisorSessionEvent.class, output.value()).reason() == EndReason.Expired;
            case COACHED_SESSIONS -> output.value() == null;
            default -> false;
        };
    }

    private static long count(List<OutputRecord> outputs, Topic topic) {
        return outputs.stream().filter(output -> output.topic() == topic).count();
    }

    private void count(InputRecord record, Outcome outcome) {
        String topic = record.topic().defaultName();
        String what = switch (outcome) {
            case Outcome.Answered answered -> answered.repeated() ? "Answered again" : "Answered";
            case Outcome.Applied ignored -> "Applied";
            case Outcome.Duplicate ignored -> "Duplicate";
            case Outcome.DeadLettered dead -> "DeadLettered " + dead.code();
        };
        counts.merge(topic + ": " + what, 1L, Long::sum);
    }
}
