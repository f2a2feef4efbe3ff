package smscoach.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;

/** A session event before it is sent. */
final class EventDraft extends RecordDraft<EventDraft> {

    private final String number;

    EventDraft(ContactCenterDsl center, String type, String session) {
        super(center, Topic.SMS_SESSION_EVENTS, "occurredAt");
        String id = center.nextId("e");
        number = id.substring(2);
        value.put("eventId", id);
        value.put("smssessionId", session);
        value.put("type", type);
    }

    @Override
    EventDraft self() {
        return this;
    }

    EventDraft id(String eventId) {
        return with("eventId", eventId);
    }

    EventDraft agent(String userId) {
        return with("userId", userId);
    }

    EventDraft agents(String... userIds) {
        return with("agents", List.of(userIds));
    }

    /** Its text is "hi". */
    EventDraft message(String authorType, @Nullable String userId, @Nullable String visibility) {
        ObjectNode message = value.putObject("message");
        message.put("messageId", "m-" + number);
        ObjectNode from = message.putObject("from").put("type", authorType);
        if (userId != null) {
            from.put("userId", userId);
        }
        if (visibility != null) {
            message.put("visibility", visibility);
        }
        message.put("text", "hi");
        return this;
    }

    /** A part of the message, by its path: {@code from.type}. */
    EventDraft message(String path, String json) {
        ObjectNode at = (ObjectNode) value.get("message");
        String name = path;
        if (path.startsWith("from.")) {
            at = (ObjectNode) at.get("from");
            name = path.substring(5);
        }
        try {
            at.set(name, JSON.readTree(json));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        return this;
    }
}
