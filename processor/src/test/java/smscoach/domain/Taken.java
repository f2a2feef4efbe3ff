package smscoach.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachReply;
import smscoach.contract.CoachSubscription;
import smscoach.contract.CoachedSession;
import smscoach.contract.ContractMessage;
import smscoach.contract.CustomerMessage;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.HeaderNames;
import smscoach.contract.MessageDelivery;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;

/** What became of one record: its outputs, in short forms that read well in a test, and as messages for details. */
record Taken(InputRecord input, Outcome outcome, List<OutputRecord> outputs) {

    List<OutputRecord> on(Topic topic) {
        return outputs.stream().filter(output -> output.topic() == topic).toList();
    }

    /** The one output on that topic. */
    OutputRecord only(Topic topic) {
        assertThat(on(topic)).as(topic.defaultName()).hasSize(1);
        return on(topic).getFirst();
    }

    List<SupervisorSessionEvent> supervisorEvents() {
        return messages(Topic.SUPERVISOR_SESSION_EVENTS, SupervisorSessionEvent.class);
    }

    SupervisorSessionEvent supervisorEvent() {
        assertThat(supervisorEvents()).hasSize(1);
        return supervisorEvents().getFirst();
    }

    CoachReply reply() {
        return read(CoachReply.class, only(Topic.COACH_REPLIES));
    }

    MessageDelivery delivery() {
        return read(MessageDelivery.class, only(Topic.SMS_MESSAGE_DELIVERIES));
    }

    CustomerMessage customerMessage() {
        return read(CustomerMessage.class, only(Topic.SMS_CUSTOMER_MESSAGES));
    }

    CoachSubscription subscription() {
        return read(CoachSubscription.class, only(Topic.COACH_SUBSCRIPTIONS));
    }

    CoachedSession coachedSession() {
        return read(CoachedSession.class, only(Topic.COACHED_SESSIONS));
    }

    /** Such as {@code kim Delivered s-1 Agents} or {@code kim Revoked s-1 Completed}, and no others. */
    Taken expectEvents(String... expected) {
        assertThat(supervisorEvents().stream()
                        .map(e -> e.supervisorId() + " " + e.type() + " " + e.smssessionId() + " "
                                + (e.reason() == null ? e.visibility() : e.reason())))
                .as("supervisor-session-events")
                .containsExactly(expected);
        return this;
    }

    /** Such as {@code kim->sam Coach NextChat} or {@code kim->sam Consumed}, and no others. */
    Taken expectSubscriptions(String... expected) {
        List<String> found = new ArrayList<>();
        for (OutputRecord output : on(Topic.COACH_SUBSCRIPTIONS)) {
            String[] ids = key(output).split("/", -1);
            String what = header(output, HeaderNames.REASON);
            if (output.value() != null) {
                CoachSubscription s = read(CoachSubscription.class, output);
                what = s.visibilityMode() + " " + s.supervisorMonitoringMode();
            }
            found.add(ids[2] + "->" + ids[1] + " " + what);
        }
        assertThat(found).as("coach-subscriptions").containsExactly(expected);
        return this;
    }

    /** Such as {@code s-1 [sam] [kim Agents Chatting]} or {@code s-1 gone}, and no others. */
    Taken expectSessions(String... expected) {
        List<String> found = new ArrayList<>();
        for (OutputRecord output : on(Topic.COACHED_SESSIONS)) {
            String people = "gone";
            if (output.value() != null) {
                CoachedSession session = read(CoachedSession.class, output);
                people = session.agents() + " "
                        + session.supervisors().stream()
                                .map(s -> s.userId() + " " + s.visibility() + " " + s.state())
                                .toList();
            }
            found.add(key(output).split("/", -1)[1] + " " + people);
        }
        assertThat(found).as("coached-sessions").containsExactly(expected);
        return this;
    }

    /** Such as {@code sam (Agent)}, {@code kim (Supervisors)}: who gets the message, in order. */
    Taken expectRecipients(String... expected) {
        assertThat(delivery().recipients().stream()
                        .map(r -> r.userId() + " (" + (r.visibility() == null ? r.type() : r.visibility()) + ")"))
                .as("recipients")
                .containsExactly(expected);
        return this;
    }

    Taken expectForCustomer(boolean expected) {
        assertThat(on(Topic.SMS_CUSTOMER_MESSAGES)).as("sms-customer-messages").hasSize(expected ? 1 : 0);
        return this;
    }

    /** {@code 0}, or such as {@code 2 SELF}. */
    Taken expectReply(String expected) {
        CoachReply reply = reply();
        String status = reply.statusCode() + (reply.statusReason() == null ? "" : " " + reply.statusReason());
        assertThat(status).as("reply: %s", reply.statusMessage()).isEqualTo(expected);
        return this;
    }

    /** The reply, and nothing else. */
    Taken expectOnlyReply(String expected) {
        expectReply(expected);
        assertThat(outputs).hasSize(1);
        return this;
    }

    /** The dead letter, and nothing else. */
    Taken expectOnlyDeadLetter(DeadLetterCode code) {
        expectDeadLetter(code);
        assertThat(outputs).hasSize(1);
        return this;
    }

    Taken expectDeadLetter(DeadLetterCode code) {
        assertThat(header(only(Topic.COACH_DEAD_LETTERS), HeaderNames.ERROR_CODE))
                .isEqualTo(code.name());
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.DeadLettered.class,
                        letter -> assertThat(letter.code()).isEqualTo(code));
        return this;
    }

    Taken expectNoOutput() {
        assertThat(outputs).isEmpty();
        assertThat(outcome).isEqualTo(new Outcome.Applied());
        return this;
    }

    Taken expectDuplicate() {
        assertThat(outputs).isEmpty();
        assertThat(outcome).isEqualTo(new Outcome.Duplicate());
        return this;
    }

    static String key(OutputRecord output) {
        return output.key() == null ? "" : new String(output.key(), UTF_8);
    }

    static String value(OutputRecord output) {
        return output.value() == null ? "" : new String(output.value(), UTF_8);
    }

    static @Nullable String header(OutputRecord output, String name) {
        return output.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(RecordHeader::text)
                .findFirst()
                .orElse(null);
    }

    /** Everything there is to compare, as text. */
    Stream<String> bytes() {
        return outputs.stream().map(o -> o.topic() + " " + key(o) + " " + value(o) + " " + o.headers());
    }

    private <T extends ContractMessage> List<T> messages(Topic topic, Class<T> type) {
        return on(topic).stream().map(output -> read(type, output)).toList();
    }

    private static <T extends ContractMessage> T read(Class<T> type, OutputRecord output) {
        T message = ContractJson.read(type, output.value());
        assertThat(ContractJson.write(message)).as("canonical bytes").isEqualTo(output.value());
        return message;
    }
}
