package smscoach.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import smscoach.contract.ContractViolation;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.json.ContractJson;
import smscoach.domain.Coaching;
import smscoach.domain.Outcome;
import smscoach.domain.Rules;
import smscoach.domain.state.CoachingState;

/**
 * One input record in, all its output records out: read, check, decide, project.
 *
 * <p>Nothing that a record holds makes it throw: what cannot be used is a dead letter. An exception is a bug.
 */
public final class Engine {

    private final Coaching coaching;
    private final States states;
    private final KeyPlacement placement;
    private final DeadLetters deadLetters;

    public Engine(Rules rules, States states, KeyPlacement placement, String topicPrefix) {
        this.coaching = new Coaching(rules);
        this.states = states;
        this.placement = placement;
        this.deadLetters = new DeadLetters(topicPrefix);
    }

    /** Takes one record. Its outputs are given in the order in which they are to be written. */
    public Outcome take(InputRecord record, Consumer<OutputRecord> out) {
        return switch (record.topic()) {
            case COACH_COMMANDS -> takeCommand(record, out);
            case SMS_SESSION_EVENTS -> takeSessionEvent(record, out);
            default -> throw new IllegalArgumentException(record.topic().defaultName() + " is no input topic");
        };
    }

    private Outcome takeCommand(InputRecord record, Consumer<OutputRecord> out) {
        Cause cause = new Cause(record, states.lastSessionEvent(record.partition()));
        Outcome outcome;
        try {
            outcome = command(ContractJson.readReceived(record.value()), cause, out);
        } catch (ContractViolation malformed) {
            outcome = malformed(malformed);
        }
        return settle(outcome, cause, out);
    }

    private Outcome command(ReceivedCommand command, Cause cause, Consumer<OutputRecord> out) {
        InputRecord record = cause.record();
        Outcome misplaced = misplaced(record, command.contactCenterId());
        if (misplaced != null) {
            return misplaced;
        }
        CoachingState state = states.of(command.contactCenterId());
        Projection projection =
                new Projection(cause, command.contactCenterId(), command.commandId(), command.issuedAt(), state, out);
        Outcome outcome = coaching.take(command, record.timestamp(), state, projection);
        projection.finish();
        return outcome;
    }

    private Outcome takeSessionEvent(InputRecord record, Consumer<OutputRecord> out) {
        Cause cause = new Cause(record, States.NO_OFFSET);
        Outcome outcome;
        try {
            outcome = sessionEvent(ContractJson.read(SmsSessionEvent.class, record.value()), cause, out);
        } catch (ContractViolation malformed) {
            outcome = malformed(malformed);
        }
        states.lastSessionEvent(record.partition(), record.offset());
        return settle(outcome, cause, out);
    }

    private Outcome sessionEvent(SmsSessionEvent event, Cause cause, Consumer<OutputRecord> out) {
        InputRecord record = cause.record();
        Outcome misplaced = misplaced(record, event.contactCenterId());
        if (misplaced != null) {
            return misplaced;
        }
        CoachingState state = states.of(event.contactCenterId());
        Projection projection =
                new Projection(cause, event.contactCenterId(), event.eventId(), event.occurredAt(), state, out);
        Outcome outcome = coaching.take(SessionEvents.of(event), record.timestamp(), state, projection);
        projection.finish();
        return outcome;
    }

    private Outcome settle(Outcome outcome, Cause cause, Consumer<OutputRecord> out) {
        if (outcome instanceof Outcome.DeadLettered why) {
            out.accept(deadLetters.of(cause, why));
        }
        return outcome;
    }

    private static Outcome malformed(ContractViolation violation) {
        return new Outcome.DeadLettered(DeadLetterCode.MALFORMED, String.valueOf(violation.getMessage()));
    }

    private @Nullable Outcome misplaced(InputRecord record, String contactCenterId) {
        byte[] key = record.key();
        if (key == null || !Arrays.equals(key, contactCenterId.getBytes(StandardCharsets.UTF_8))) {
            return new Outcome.DeadLettered(
                    DeadLetterCode.KEY_MISMATCH, "The record's key is not its contactCenterId " + contactCenterId);
        }
        if (!placement.belongs(key, record.partition())) {
            return new Outcome.DeadLettered(
                    DeadLetterCode.WRONG_PARTITION,
                    "The record's key does not belong on partition " + record.partition()
                            + ": its publisher must place records by Kafka's default partitioner (murmur2 of the key)");
        }
        return null;
    }
}
