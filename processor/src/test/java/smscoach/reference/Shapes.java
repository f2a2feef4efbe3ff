package smscoach.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which records are MALFORMED, which parameters are out of range: the bounds L3, L6 and L7. */
final class Shapes {
    private static final Set<String> AGENT_TYPES =
            Set.of("AgentInvited", "AgentAccepted", "AgentRejected", "AgentLeft");
    private static final Set<String> TYPES = Set.of(
            "AgentInvited",
            "AgentAccepted",
            "AgentRejected",
            "AgentLeft",
            "SessionPlacedInQueue",
            "SessionCompleted",
            "SessionSnapshot",
            "MessageSent");

    private Shapes() {}

    /** A field's value, or null where it is absent: missing, null or empty. */
    static @Nullable JsonNode field(@Nullable JsonNode object, String name) {
        JsonNode value = object == null || !object.isObject() ? null : object.get(name);
        return value == null
                        || value.isNull()
                        || (value.isTextual() && value.textValue().isEmpty())
                ? null
                : value;
    }

    /** The text of a field known to be absent or a string. */
    static @Nullable String text(@Nullable JsonNode object, String name) {
        JsonNode value = field(object, name);
        return value == null ? null : value.textValue();
    }

    /** The text of a field known to be there. */
    static String need(@Nullable JsonNode object, String name) {
        String value = text(object, name);
        if (value == null) {
            throw new IllegalStateException("Expected field " + name + " after the checks, but there is none");
        }
        return value;
    }

    static boolean identified(JsonNode command) {
        return isId(field(command, "commandId"))
                && isId(field(command, "contactCenterId"))
                && isId(field(field(command, "supervisor"), "userId"))
                && isTime(field(command, "issuedAt"));
    }

    static boolean inRange(JsonNode command) {
        JsonNode supervisor = field(command, "supervisor");
        return optional(isText(field(supervisor, "userName"), 256), supervisor, "userName")
                && isListOfStrings(field(supervisor, "roles"), 0, 64, Integer.MAX_VALUE)
                && optional(isId(field(command, "userId")), command, "userId")
                && optional(isId(field(command, "smssessionId")), command, "smssessionId")
                && optional(
                        isOneOf(field(command, "supervisorMonitoringMode"), Set.of("NextChat", "AllChats")),
                        command,
                        "supervisorMonitoringMode")
                && optional(
                        isOneOf(field(command, "supervisorVisibilityMode"), Set.of("Monitor", "Coach", "BargeIn")),
                        command,
                        "supervisorVisibilityMode")
                && optional(isText(field(command, "nickname"), 256), command, "nickname")
                && optional(isListOfFeatures(field(command, "features")), command, "features");
    }

    static boolean isEvent(JsonNode event) {
        return isId(field(event, "eventId"))
                && isId(field(event, "contactCenterId"))
                && isId(field(event, "smssessionId"))
                && isOneOf(field(event, "type"), TYPES)
                && isTime(field(event, "occurredAt"))
                && optional(isId(field(event, "userId")), event, "userId")
                && optional(isText(field(event, "queueName"), 256), event, "queueName")
                && optional(isListOfAgents(field(event, "agents")), event, "agents")
                && optional(isMessage(field(event, "message")), event, "message")
                && hasWhatItsTypeNeeds(event);
    }

    private static boolean hasWhatItsTypeNeeds(JsonNode event) {
        String type = need(event, "type");
        if (AGENT_TYPES.contains(type)) {
            return field(event, "userId") != null;
        }
        return switch (type) {
            case "SessionSnapshot" -> field(event, "agents") != null;
            case "MessageSent" -> {
                JsonNode message = field(event, "message");
                JsonNode from = field(message, "from");
                yield field(message, "messageId") != null
                        && field(message, "text") != null
                        && field(from, "type") != null
                        && (!need(from, "type").equals("User") || field(from, "userId") != null);
            }
            default -> true;
        };
    }

    private static boolean isMessage(@Nullable JsonNode message) {
        if (message == null || !message.isObject()) {
            return false;
        }
        JsonNode from = field(message, "from");
        return optional(isId(field(message, "messageId")), message, "messageId")
                && (from == null || from.isObject())
                && optional(isOneOf(field(from, "type"), Set.of("Customer", "User", "System")), from, "type")
                && optional(isId(field(from, "userId")), from, "userId")
                && optional(isOneOf(field(message, "visibility"), Set.of("All", "Agents")), message, "visibility")
                && optional(isText(field(message, "text"), 10_000), message, "text");
    }

    /** What the check said, except that an absent field is fine. */
    private static boolean optional(boolean good, @Nullable JsonNode object, String name) {
        return good || field(object, name) == null;
    }

    static boolean isText(@Nullable JsonNode value, int most) {
        if (value == null || !value.isTextual()) {
            return false;
        }
        String text = value.textValue();
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            } else if (Character.isLowSurrogate(text.charAt(i))) {
                return false;
            }
            count++;
        }
        return count <= most;
    }

    static boolean isId(@Nullable JsonNode value) {
        if (value == null || !value.isTextual() || value.textValue().length() > 128) {
            return false;
        }
        String text = value.textValue();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!letter && "._~:@+=-".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isTime(@Nullable JsonNode value) {
        return value != null && value.isTextual() && Rfc3339.millis(value.textValue()) != null;
    }

    private static boolean isOneOf(@Nullable JsonNode value, Set<String> values) {
        return value != null && value.isTextual() && values.contains(value.textValue());
    }

    private static boolean isListOfAgents(@Nullable JsonNode value) {
        if (value == null || !value.isArray() || value.size() > 100) {
            return false;
        }
        for (JsonNode agent : value) {
            if (!isId(agent)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isListOfFeatures(@Nullable JsonNode value) {
        return isListOfStrings(value, 1, 64, 256);
    }

    private static boolean isListOfStrings(@Nullable JsonNode value, int shortest, int size, int longest) {
        if (value == null || !value.isArray() || value.size() > size) {
            return false;
        }
        for (JsonNode element : value) {
            if (!isText(element, longest) || element.textValue().length() < shortest) {
                return false;
            }
        }
        return shortest == 0 || !value.isEmpty();
    }
}
