package smscoach.domain.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.StatusReason;
import smscoach.domain.Features;
import smscoach.domain.Outcome;
import smscoach.domain.Rules;
import smscoach.domain.fact.Decision;
import smscoach.domain.fact.Fact;
import smscoach.domain.state.CoachingView;
import smscoach.domain.state.RememberedReply;
import smscoach.domain.state.Reply;

/** What a command does, and its reply. The clock has moved to it already. */
public final class CommandDecider {

    private CommandDecider() {}

    public static Decision decide(CoachingView view, Rules rules, ReceivedCommand command) {
        RememberedReply earlier = view.reply(command.supervisorId(), command.commandId());
        if (earlier != null) {
            return again(command, earlier);
        }
        Verdict verdict = switch (CommandChecks.check(command, Features.multimediaIsOn(view, rules))) {
            case CommandChecks.Result.Failed(Reply.Refusal refusal) -> new Verdict.Refused(refusal);
            case CommandChecks.Result.Passed(Request request) -> Operations.decide(view, rules, command, request);
        };
        return switch (verdict) {
            case Verdict.Done(List<Fact> facts, @Nullable String subscriptionId) ->
                answered(command, reply(command, null, subscriptionId), facts, rules);
            case Verdict.Refused(Reply.Refusal refusal) ->
                answered(command, reply(command, refusal, null), List.of(), rules);
        };
    }

    /** Effects come before the reply. */
    private static Decision answered(ReceivedCommand command, Reply reply, List<Fact> effects, Rules rules) {
        long lookAt = reply.issuedAt() + rules.horizonMillis();
        List<Fact> facts = new ArrayList<>(effects);
        facts.add(new Fact.CommandAnswered(reply, command.content(), lookAt));
        return new Decision(new Outcome.Answered(false), facts);
    }

    /** The same command again has the same reply; another under its id is refused, and the first one stays. */
    private static Decision again(ReceivedCommand command, RememberedReply earlier) {
        Reply reply = earlier.content().equals(command.content())
                ? earlier.reply()
                : reply(
                        command,
                        new Reply.Refusal(
                                StatusReason.COMMAND_ID_REUSED,
                                "commandId was used for another command of this supervisor: use a new one"),
                        null);
        return new Decision(new Outcome.Answered(true), List.of(new Fact.CommandAnsweredAgain(reply)));
    }

    private static Reply reply(
            ReceivedCommand command, Reply.@Nullable Refusal refusal, @Nullable String subscriptionId) {
        return new Reply(
                command.supervisorId(),
                command.commandId(),
                command.operationName().orNull(),
                refusal,
                subscriptionId,
                command.issuedAt().toEpochMilli());
    }
}
