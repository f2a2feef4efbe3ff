package smscoach.contract.json;

import static smscoach.contract.json.Fields.optional;
import static smscoach.contract.json.Fields.required;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.AuthorType;
import smscoach.contract.Bounds;
import smscoach.contract.ContractViolation;
import smscoach.contract.EventType;
import smscoach.contract.Field;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.SmsSessionEvent.Author;
import smscoach.contract.SmsSessionEvent.Message;
import smscoach.contract.Visibility;

/**
 * Reads one session event. A field is judged when all of the value is read, since of a repeated name the last counts;
 * then everything known must be right, whatever the type needs.
 */
final class EventReader {

    private static final List<EventType> TYPES = List.of(EventType.values());
    private static final List<AuthorType> AUTHORS = List.of(AuthorType.values());
    private static final List<Visibility> VISIBILITIES = List.of(Visibility.All, Visibility.Agents);

    private Field<String> eventId = Field.absent();
    private Field<String> contactCenterId = Field.absent();
    private Field<String> smssessionId = Field.absent();
    private Field<EventType> type = Field.absent();
    private Field<String> userId = Field.absent();
    private Field<String> queueName = Field.absent();
    private Field<List<String>> agents = Field.absent();
    private Field<MessageReader> message = Field.absent();
    private Field<Instant> occurredAt = Field.absent();

    private EventReader() {}

    static SmsSessionEvent read(byte @Nullable [] json) {
        EventReader reader = new EventReader();
        ObjectReader.read(json, reader::field);
        return reader.event();
    }

    private void field(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "eventId" -> eventId = Fields.id(JsonValues.read(parser));
            case "contactCenterId" -> contactCenterId = Fields.id(JsonValues.read(parser));
            case "smssessionId" -> smssessionId = Fields.id(JsonValues.read(parser));
            case "type" -> type = Fields.oneOf(JsonValues.read(parser), TYPES);
            case "userId" -> userId = Fields.id(JsonValues.read(parser));
            case "queueName" -> queueName = Fields.name(JsonValues.read(parser));
            case "agents" -> agents = Fields.strings(JsonValues.read(parser), 0, Bounds.MAX_AGENTS, Bounds::idProblem);
            case "message" -> message = nested(parser, new MessageReader());
            case "occurredAt" -> occurredAt = Fields.time(JsonValues.read(parser));
            default -> parser.skipChildren();
        }
    }

    private SmsSessionEvent event() {
        String id = required("eventId", eventId);
        String contactCenter = required("contactCenterId", contactCenterId);
        String session = required("smssessionId", smssessionId);
        EventType kind = required("type", type);
        boolean isMessage = kind == EventType.MessageSent;
        String user = switch (kind) {
            case AgentInvited, AgentAccepted, AgentRejected, AgentLeft -> required("userId", userId);
            case SessionPlacedInQueue, SessionCompleted, SessionSnapshot, MessageSent -> optional("userId", userId);
        };
        List<String> snapshot =
                kind == EventType.SessionSnapshot ? required("agents", agents) : optional("agents", agents);
        MessageReader read = isMessage ? required("message", message) : optional("message", message);
        return new SmsSessionEvent(
                id,
                contactCenter,
                session,
                kind,
                user,
                optional("queueName", queueName),
                snapshot,
                read == null ? null : read.message(isMessage),
                required("occurredAt", occurredAt));
    }

    private interface Part {
        void field(String name, JsonParser parser) throws IOException;
    }

    private static <P extends Part> Field<P> nested(JsonParser parser, P part) throws IOException {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            return Fields.isAbsent(JsonValues.read(parser)) ? Field.absent() : Field.notAllowed("is not an object");
        }
        ObjectReader.fields(parser, part::field);
        return Field.of(part);
    }

    private static final class MessageReader implements Part {

        private Field<String> messageId = Field.absent();
        private Field<AuthorReader> from = Field.absent();
        private Field<Visibility> visibility = Field.absent();
        private Field<String> text = Field.absent();

        @Override
        public void field(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "messageId" -> messageId = Fields.id(JsonValues.read(parser));
                case "from" -> from = nested(parser, new AuthorReader());
                case "visibility" -> visibility = Fields.oneOf(JsonValues.read(parser), VISIBILITIES);
                case "text" -> text = Fields.string(JsonValues.read(parser), Bounds::messageTextProblem);
                default -> parser.skipChildren();
            }
        }

        Message message(boolean needed) {
            AuthorReader author = part("message.from", from, needed);
            return new Message(
                    part("message.messageId", messageId, needed),
                    author == null ? null : author.author(needed),
                    optional("message.visibility", visibility),
                    part("message.text", text, needed));
        }
    }

    private static final class AuthorReader implements Part {

        private Field<AuthorType> type = Field.absent();
        private Field<String> userId = Field.absent();

        @Override
        public void field(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "type" -> type = Fields.oneOf(JsonValues.read(parser), AUTHORS);
                case "userId" -> userId = Fields.id(JsonValues.read(parser));
                default -> parser.skipChildren();
            }
        }

        Author author(boolean needed) {
            AuthorType kind = part("message.from.type", type, needed);
            String user = part("message.from.userId", userId, needed && kind == AuthorType.User);
            return new Author(kind, user);
        }
    }

    private static <T> @Nullable T part(String name, Field<T> field, boolean needed) throws ContractViolation {
        return needed ? required(name, field) : optional(name, field);
    }
}
