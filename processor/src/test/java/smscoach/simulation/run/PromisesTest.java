package smscoach.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import smscoach.contract.CoachCommand;
import smscoach.contract.CoachReply;
import smscoach.contract.ContractMessage;
import smscoach.contract.CustomerMessage;
import smscoach.contract.MessageDelivery;
import smscoach.contract.Operation;
import smscoach.contract.ParticipationState;
import smscoach.contract.Party;
import smscoach.contract.PartyType;
import smscoach.contract.SupervisorEventType;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.Visibility;
import smscoach.simulation.narrative.Received;

class PromisesTest {

    private static final Instant NOW = Instant.EPOCH;

    private final Promises promises = new Promises();

    @Test
    void shouldFindNothingWhereAllIsWell() {
        // When
        promises.published(command("c-1"));
        came(Topic.COACH_REPLIES, reply("c-1"));
        came(Topic.SUPERVISOR_SESSION_EVENTS, changed(4));
        came(Topic.SUPERVISOR_SESSION_EVENTS, changed(5));
        promises.giveUp();

        // Then
        assertThat(promises.areSettled()).isTrue();
        assertThat(promises.broken()).isEmpty();
    }

    @Test
    void shouldFindAGapAndARepeatInASequence() {
        // When
        came(Topic.SUPERVISOR_SESSION_EVENTS, changed(4));
        came(Topic.SUPERVISOR_SESSION_EVENTS, changed(6));
        came(Topic.SUPERVISOR_SESSION_EVENTS, changed(6));

        // Then
        assertThat(promises.broken())
                .containsExactly("After sequence 4 sup-kim got 6", "After sequence 6 sup-kim got 6");
    }

    @Test
    void shouldExpectAnAnswerForEachTimeACommandIsSent() {
        // When
        promises.published(command("c-1"));
        promises.published(command("c-1"));
        came(Topic.COACH_REPLIES, reply("c-1"));
        boolean settled = promises.areSettled();
        promises.giveUp();

        // Then
        assertThat(settled).isFalse();
        assertThat(promises.broken()).containsExactly("1 commands got no answer, one of them sup-kim/c-1");
    }

    @Test
    void shouldFindAnAnswerTooMany() {
        // When
        promises.published(command("c-1"));
        came(Topic.COACH_REPLIES, reply("c-1"));
        came(Topic.COACH_REPLIES, reply("c-1"));
        came(Topic.COACH_REPLIES, reply("of-somebody-else"));

        // Then
        assertThat(promises.broken()).containsExactly("Command c-1 got more answers than it was sent times");
    }

    @Test
    void shouldFindAHiddenMessageAtTheCustomerWhicheverIsReadFirst() {
        // When
        came(Topic.SMS_MESSAGE_DELIVERIES, delivery("m-1"));
        came(Topic.SMS_CUSTOMER_MESSAGES, customerMessage("m-1"));
        came(Topic.SMS_CUSTOMER_MESSAGES, customerMessage("m-2"));
        came(Topic.SMS_MESSAGE_DELIVERIES, delivery("m-2"));

        // Then
        assertThat(promises.whispersAtCustomers()).isEqualTo(2);
        assertThat(promises.broken()).hasSize(2);
    }

    @Test
    void shouldKnowAWhisperOfTheSimulationByItsId() {
        // When
        came(Topic.SMS_CUSTOMER_MESSAGES, customerMessage("whisper-run-1"));

        // Then
        assertThat(promises.whispersAtCustomers()).isEqualTo(1);
    }

    @Test
    void shouldFindAMessageDeliveredTwice() {
        // When
        came(Topic.SMS_MESSAGE_DELIVERIES, delivery("m-1"));
        came(Topic.SMS_MESSAGE_DELIVERIES, delivery("m-1"));

        // Then
        assertThat(promises.broken()).containsExactly("Message m-1 was delivered twice");
    }

    @Test
    void shouldPutOutputsIntoTheOrderOfTheirCauses() {
        // Given
        Position event7 = Position.of(Topic.COACHED_SESSIONS, "sms-session-events-0@7", null);
        Position event7Message = Position.of(Topic.SUPERVISOR_SESSION_EVENTS, "sms-session-events-0@7", null);
        Position command = Position.of(Topic.COACH_REPLIES, "coach-commands-0@3", "sms-session-events-0@7");
        Position event8 = Position.of(Topic.SUPERVISOR_SESSION_EVENTS, "sms-session-events-0@8", null);
        Position first = Position.of(Topic.COACH_REPLIES, "coach-commands-0@1", "sms-session-events-0@-1");
        List<Position> positions = new ArrayList<>(List.of(event8, command, event7, first, event7Message));

        // When
        positions.sort(Position.ORDER);

        // Then
        assertThat(positions).containsExactly(first, event7Message, event7, command, event8);
    }

    private void came(Topic topic, ContractMessage message) {
        promises.received(new Received(topic, "", message, null, null));
    }

    private static CoachCommand command(String id) {
        return new CoachCommand(
                id,
                "cc",
                Operation.EndContactCenterSession,
                new CoachCommand.Supervisor("sup-kim", null, List.of("supervisor")),
                null,
                null,
                null,
                null,
                null,
                null,
                NOW);
    }

    private static CoachReply reply(String id) {
        return new CoachReply(id, "cc", "EndContactCenterSession", "sup-kim", 0, null, null, null, NOW);
    }

    private static SupervisorSessionEvent changed(long sequence) {
        return new SupervisorSessionEvent(
                "e",
                "cc",
                "s",
                "sup-kim",
                "Kim",
                "agent-ben",
                SupervisorEventType.VisibilityChanged,
                ParticipationState.Chatting,
                Visibility.All,
                null,
                null,
                null,
                null,
                sequence,
                "c",
                NOW);
    }

    private static MessageDelivery delivery(String id) {
        return new MessageDelivery(
                id,
                "cc",
                "s",
                new Party(PartyType.Agent, "agent-ben", null),
                Visibility.Agents,
                null,
                List.of(),
                "t",
                "e",
                NOW);
    }

    private static CustomerMessage customerMessage(String id) {
        return new CustomerMessage(id, "cc", "s", new Party(PartyType.Agent, "agent-ben", null), "t", "e", NOW);
    }
}
