package smscoach.bench.contender.streams;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What travels between the stages of the usual way. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Step.Subscribed.class, name = "subscribed"),
    @JsonSubTypes.Type(value = Step.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = Step.Left.class, name = "left"),
    @JsonSubTypes.Type(value = Step.Emptied.class, name = "emptied"),
    @JsonSubTypes.Type(value = Step.Answered.class, name = "answered")
})
sealed interface Step {

    String contactCenter();

    record Subscribed(String contactCenter, String agent, Subscription subscription) implements Step {}

    /** To the agent's stage as a question: who is to be brought in? To the session's, to wait for the answer. */
    record Accepted(String contactCenter, String eventId, String session, String agent) implements Step {}

    record Left(String contactCenter, String eventId, String session, String agent) implements Step {}

    /** Put into a queue, or completed. */
    record Emptied(
            String contactCenter,
            String eventId,
            String session,
            String reason,
            @Nullable String queueName) implements Step {}

    /** The agent's stage to the session's: these had a subscription when the agent accepted. */
    record Answered(String contactCenter, String eventId, String session, List<Subscription> subscriptions)
            implements Step {}

    /** A supervisor's wish to be brought into sessions of an agent. */
    record Subscription(String supervisor, String nickname, String id, boolean forNextChatOnly) {}
}
