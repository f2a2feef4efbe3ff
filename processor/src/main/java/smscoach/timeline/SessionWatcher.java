package smscoach.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import smscoach.contract.AuthorType;
import smscoach.contract.CoachReply;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Topic;
import smscoach.domain.Outcome;
import smscoach.domain.state.CoachingView;
import smscoach.domain.state.Session;
import smscoach.engine.OutputRecord;

/** Draws up the timelines of a session: one for each contact center that has a session of that id. */
public final class SessionWatcher implements Watcher {

    private final String smssessionId;
    private final Map<String, TimelineBuilder> builders = new LinkedHashMap<>();
    private @Nullable Session before;

    public SessionWatcher(String smssessionId) {
        this.smssessionId = smssessionId;
    }

    /** By contact center. */
    public Map<String, Timeline> timelines() {
        Map<String, Timeline> timelines = new LinkedHashMap<>();
        builders.forEach((contactCenter, builder) -> timelines.put(contactCenter, builder.build()));
        return timelines;
    }

    @Override
    public void before(Input input, CoachingView view) {
        before = view.session(smssessionId);
    }

    @Override
    public void after(Input input, Outcome outcome, List<OutputRecord> outputs, CoachingView view) {
        Session after = view.session(smssessionId);
        boolean own = isOwn(input);
        if (!own && Objects.equals(before, after)) {
            return;
        }
        SmsSessionEvent event = own ? input.event() : null;
        List<Change> changes = new ArrayList<>(SessionChanges.of(
                smssessionId,
                before,
                after,
                own ? outputs : withoutMessages(outputs),
                event == null ? null : event.type()));
        if (own) {
            changes.addAll(ending(input, outcome, outputs, changes.isEmpty()));
        }
        if (!changes.isEmpty()) {
            builders.computeIfAbsent(
                            own ? input.contactCenterId() : input.key(), id -> new TimelineBuilder(id, smssessionId))
                    .add(moment(input, changes));
        }
    }

    /** Whether the record itself speaks of the session. */
    private boolean isOwn(Input input) {
        if (!input.mayHold(smssessionId)) {
            return false;
        }
        ReceivedCommand command = input.command();
        SmsSessionEvent event = input.event();
        boolean ofCommand =
                command != null && smssessionId.equals(command.smssessionId().orNull());
        boolean ofEvent = event != null && smssessionId.equals(event.smssessionId());
        return ofCommand || ofEvent || input.isUnreadableWith(smssessionId);
    }

    private static List<OutputRecord> withoutMessages(List<OutputRecord> outputs) {
        return outputs.stream()
                .filter(output -> output.topic() != Topic.SMS_MESSAGE_DELIVERIES)
                .toList();
    }

    /** What became of a record of the session beside its changes. */
    private List<Change> ending(Input input, Outcome outcome, List<OutputRecord> outputs, boolean nothingChanged) {
        SmsSessionEvent event = input.event();
        ReceivedCommand command = input.command();
        return switch (outcome) {
            case Outcome.DeadLettered dead ->
                List.of(new Change.DeadLettered(dead.code(), dead.why(), RuleIds.of(dead.code())));
            case Outcome.Answered(boolean repeated) when command != null -> answer(command, repeated, outputs);
            case Outcome.Answered ignored -> List.of();
            case Outcome.Applied ignored ->
                nothingChanged && event != null ? List.of(NoEffect.why(event, outcome, before)) : List.of();
            case Outcome.Duplicate ignored -> event == null ? List.of() : List.of(NoEffect.why(event, outcome, before));
        };
    }

    private static List<Change> answer(ReceivedCommand command, boolean repeated, List<OutputRecord> outputs) {
        for (OutputRecord output : outputs) {
            if (output.topic() == Topic.COACH_REPLIES) {
                CoachReply reply = Input.output(CoachReply.class, output.value());
                if (reply.statusReason() != null) {
                    return List.of(new Change.Refused(
                            reply.statusReason(),
                            Objects.requireNonNullElse(reply.statusMessage(), ""),
                            RuleIds.of(reply.statusReason(), command)));
                }
            }
        }
        return repeated ? List.of(new Change.Nothing("the same command again: the same reply", "T3")) : List.of();
    }

    private static Moment moment(Input input, List<Change> changes) {
        ReceivedCommand command = input.command();
        SmsSessionEvent event = input.event();
        if (command != null) {
            return new Moment(
                    input.at(),
                    input.position(),
                    Objects.requireNonNullElse(command.operationName().orNull(), "a command"),
                    command.commandId(),
                    command.supervisorId(),
                    true,
                    changes);
        }
        if (event != null) {
            return new Moment(
                    input.at(),
                    input.position(),
                    event.type().name(),
                    event.eventId(),
                    who(event),
                    event.message() != null,
                    changes);
        }
        return new Moment(input.at(), input.position(), "a record that cannot be read", "", "", false, changes);
    }

    private static String who(SmsSessionEvent event) {
        SmsSessionEvent.Message message = event.message();
        String user = message == null || message.from() == null
                ? event.userId()
                : message.from().type() == AuthorType.User
                        ? message.from().userId()
                        : message.from().type() == AuthorType.Customer ? "the customer" : "the system";
        return Objects.requireNonNullElse(user, "");
    }
}
