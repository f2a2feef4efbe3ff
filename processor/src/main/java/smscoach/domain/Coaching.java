package smscoach.domain;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.ReceivedCommand;
import smscoach.domain.command.CommandDecider;
import smscoach.domain.fact.Decision;
import smscoach.domain.fact.Evolution;
import smscoach.domain.fact.Fact;
import smscoach.domain.session.Expiry;
import smscoach.domain.session.SessionDecider;
import smscoach.domain.session.SessionEvent;
import smscoach.domain.state.Clocks;
import smscoach.domain.state.CoachingState;

/**
 * One record of a contact center: decide → facts → evolve.
 *
 * <p>Live processing and every kind of replay call this and nothing else. It looks at the record, its Kafka timestamp,
 * the state and the rules; never at a clock, at chance, or at the order of a hash (T6).
 */
public final class Coaching {

    /** The Kafka timestamp of a record that has none. */
    public static final long NO_TIMESTAMP = -1;

    private final Rules rules;

    public Coaching(Rules rules) {
        this.rules = rules;
    }

    /**
     * Takes a command.
     *
     * @param facts is given each fact after it has become true
     */
    public Outcome take(ReceivedCommand command, long kafkaTimestamp, CoachingState state, Consumer<Fact> facts) {
        Clocks clocks = state.clocks();
        long issuedAt = command.issuedAt().toEpochMilli();
        Outcome late = outOfTime("issuedAt", issuedAt, clocks.commands(), kafkaTimestamp);
        if (late != null) {
            return late;
        }
        Consumer<Fact> make = making(state, facts);
        if (issuedAt > clocks.commands()) {
            make.accept(new Fact.CommandsClockMoved(issuedAt));
        }
        Forgetting.replies(state, rules, make);
        Forgetting.reply(state, rules, command.supervisorId(), command.commandId(), make);
        return made(CommandDecider.decide(state, rules, command), make);
    }

    /** Takes a session event, likewise. */
    public Outcome take(SessionEvent event, long kafkaTimestamp, CoachingState state, Consumer<Fact> facts) {
        Clocks clocks = state.clocks();
        Outcome late = outOfTime("occurredAt", event.occurredAt(), clocks.events(), kafkaTimestamp);
        if (late != null) {
            return late;
        }
        Consumer<Fact> make = making(state, facts);
        if (event.occurredAt() > clocks.events()) {
            make.accept(new Fact.EventsClockMoved(event.occurredAt()));
        }
        Expiry.run(state, rules, event.smssessionId(), make);
        Forgetting.endedSessions(state, rules, make);
        Forgetting.session(state, rules, event.smssessionId(), make);
        return made(SessionDecider.decide(state, rules, event), make);
    }

    private static Consumer<Fact> making(CoachingState state, Consumer<Fact> facts) {
        return fact -> {
            Evolution.evolve(state, fact);
            facts.accept(fact);
        };
    }

    private static Outcome made(Decision decision, Consumer<Fact> make) {
        decision.facts().forEach(make);
        return decision.outcome();
    }

    /** T2, then T1. */
    private Outcome.@Nullable DeadLettered outOfTime(String field, long time, long clock, long kafkaTimestamp) {
        if (kafkaTimestamp >= 0 && time - Limits.FUTURE_MILLIS > kafkaTimestamp) {
            return new Outcome.DeadLettered(
                    DeadLetterCode.FUTURE, field + " is more than 5 minutes after the record's Kafka timestamp (T2)");
        }
        if (clock != Clocks.UNSET && time < clock - rules.horizonMillis()) {
            return new Outcome.DeadLettered(
                    DeadLetterCode.STALE, field + " is further back than the horizon of " + rules.horizon() + " (T1)");
        }
        return null;
    }
}
