package smscoach.contract.json;

import static smscoach.contract.json.Fields.optional;
import static smscoach.contract.json.Fields.required;

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
import smscoach.contract.json.FieldValue.OnField;

/**
 * Reads one session event. A field is judged when all of the value is read, since of a repeated name the last counts;
 * then everything known must be right, whatever the type needs.
 */
final class EventReader implements OnField {

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
        return ObjectReader.read(json, EventReader::new).event();
    }

    @Override
    public void read(String name, FieldValue value) throws IOException {
        switch (name) {
            case "eventId" -> eventId = Fields.id(value.take());
            case "contactCenterId" -> contactCenterId = Fields.id(value.take());
            case "smssessionId" -> smssessionId = Fields.id(value.take());
            case "type" -> type = Fields.oneOf(value.take(), TYPES);
            case "userId" -> userId = Fields.id(value.take());
            case "queueName" -> queueName = Fields.name(value.take());
            case "agents" -> agents = Fields.strings(value.take(), 0, Bounds.MAX_AGENTS, Bounds::idProblem);
            case "message" -> message = nested(value, new MessageReader());
            case "occurredAt" -> occurredAt = Fields.time(value.take());
            default -> value.skip();
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

    private static <P extends OnField> Field<P> nested(FieldValue value, P part) throws IOException {
        if (!value.isObject()) {
            return Fields.isAbsent(value.take()) ? Field.absent() : Field.notAllowed("is not an object");
        }
        value.fields(part);
        return Field.of(part);
    }

    private static final class MessageReader implements OnField {

        private Field<String> messageId = Field.absent();
        private Field<AuthorReader> from = Field.absent();
        private Field<Visibility> visibility = Field.absent();
        private Field<String> text = Field.absent();

        @Override
        public void read(String name, FieldValue value) throws IOException {
            switch (name) {
                case "messageId" -> messageId = Fields.id(value.take());
                case "from" -> from = nested(value, new AuthorReader());
                case "visibility" -> visibility = Fields.oneOf(value.take(), VISIBILITIES);
                case "text" -> text = Fields.string(value.take(), Bounds::messageTextProblem);
                default -> value.skip();
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

    private static final class AuthorReader implements OnField {

        private Field<AuthorType> type = Field.absent();
        private Field<String> userId = Field.absent();

        @Override
        public void read(String name, FieldValue value) throws IOException {
            switch (name) {
                case "type" -> type = Fields.oneOf(value.take(), AUTHORS);
                case "userId" -> userId = Fields.id(value.take());
                default -> value.skip();
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
