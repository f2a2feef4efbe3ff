package smscoach.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.domain.ContactCenterDsl.center;

import java.util.List;
import org.junit.jupiter.api.Test;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;

/** How sessions begin, go on and end. */
class SessionLifeTest {

    @Test
    @Rule("S1")
    void s1ShouldTakeNothingOfInvitationsAndRejections() {
        // Given
        ContactCenterDsl center = center();
        center.coachNextChat("kim", "sam");

        // Then
        center.invited("s-1", "sam").expectNoOutput();
        center.rejected("s-1", "sam").expectNoOutput();
        center.intrude("kim", "sam", "s-1", "Coach").expectOnlyReply("6 SESSION_NOT_FOUND");
        center.accepted("s-1", "sam").expectEvents("kim Delivered s-1 Agents");
        center.rejected("s-1", "sam").expectNoOutput();
        center.left("s-1", "sam").expectSessions("s-1 [] [kim Agents Chatting]");
    }

    @Test
    @Rule({"S1", "S8"})
    void s1ShouldTakeNothingOfThemEvenAfterTheEnd() {
        ContactCenterDsl center = center();
        center.completed("s-1");

        center.invited("s-1", "sam").expectNoOutput();
        center.rejected("s-1", "sam").expectNoOutput();
    }

    @Test
    @Rule("S4")
    void s4ShouldKeepSupervisorsWhenTheLastAgentLeaves() {
        // Given
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.accepted("s-1", "sam");

        // Then
        center.left("s-1", "ann").expectNoOutput();
        center.left("s-1", "kim").expectNoOutput();
        center.left("s-1", "sam").expectEvents().expectSessions("s-1 [] [kim Agents Chatting]");
        center.left("s-1", "sam").expectNoOutput();
        center.switchTo("BargeIn", "kim", "s-1").expectReply("0");
        center.writes("kim", "s-1").expectRecipients().expectForCustomer(true);
        center.leave("kim", "s-1").expectEvents("kim Left s-1 Left").expectSessions("s-1 gone");
    }

    @Test
    @Rule({"S5", "PlacedInQueue"})
    void s5ShouldRevokeInJoiningOrderWithTheQueuesNameAndEmptyTheSession() {
        // Given
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.coachNextChat("lee", "sam");
        center.accepted("s-1", "sam");
        center.intrude("joe", "sam", "s-1", "Monitor");

        // When
        Taken taken = center.placedInQueue("s-1", "billing");

        // Then
        taken.expectEvents(
                        "kim Revoked s-1 PlacedInQueue",
                        "lee Revoked s-1 PlacedInQueue",
                        "joe Revoked s-1 PlacedInQueue")
                .expectSessions("s-1 gone");
        assertThat(taken.supervisorEvents())
                .extracting(SupervisorSessionEvent::queueName)
                .containsOnly("billing");
        center.intrude("kim", "sam", "s-1", "Coach").expectOnlyReply("2 AGENT_NOT_IN_SESSION");
        center.leave("kim", "s-1").expectOnlyReply("2 NOT_PARTICIPATING");
        center.accepted("s-1", "sam")
                .expectEvents("kim Delivered s-1 Agents")
                .expectSessions("s-1 [sam] [kim Agents Chatting]");
    }

    @Test
    @Rule("S5")
    void s5ShouldDoWithoutAQueueName() {
        // Given
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.accepted("s-1", "sam");

        // When
        Taken taken = center.event("SessionPlacedInQueue", "s-1").send();

        // Then
        assertThat(taken.expectEvents("kim Revoked s-1 PlacedInQueue")
                        .supervisorEvent()
                        .queueName())
                .isNull();
        center.placedInQueue("s-1", "again").expectNoOutput();
    }

    @Test
    @Rule({"S6", "Completed"})
    void s6ShouldRevokeInJoiningOrderAndEndTheSession() {
        // Given
        ContactCenterDsl center = center();
        center.monitor("kim", "sam");
        center.coach("lee", "sam");
        center.accepted("s-1", "sam");

        // When
        Taken taken = center.event("SessionCompleted", "s-1")
                .with("queueName", "billing")
                .send();

        // Then
        taken.expectEvents("kim Revoked s-1 Completed", "lee Revoked s-1 Completed")
                .expectSessions("s-1 gone");
        assertThat(taken.supervisorEvents())
                .extracting(SupervisorSessionEvent::queueName)
                .containsOnlyNulls();
        center.logOut("kim").expectEvents();
        center.switchTo("Coach", "lee", "s-1").expectOnlyReply("6 SESSION_NOT_FOUND");
    }

    @Test
    @Rule({"S8", "SESSION_ENDED"})
    void s8ShouldDeadLetterWhatComesAfterTheEnd() {
        // Given
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.accepted("s-1", "sam");
        center.completed("s-1");

        // Then
        for (Taken late : List.of(
                center.accepted("s-1", "sam"),
                center.left("s-1", "sam"),
                center.placedInQueue("s-1", "q"),
                center.completed("s-1"),
                center.snapshot("s-1", "sam"),
                center.customerWrites("s-1"),
                center.event("MessageSent", "s-1")
                        .message("System", "bot", null)
                        .send())) {
            late.expectOnlyDeadLetter(DeadLetterCode.SESSION_ENDED);
        }
    }

    @Test
    @Rule({"S8", "M5"})
    void s8ShouldTellAUserThatHisMessageCameTooLate() {
        // Given
        ContactCenterDsl center = center();
        center.completed("s-1");

        // When
        Taken taken = center.writes("sam", "s-1");

        // Then
        taken.expectDeadLetter(DeadLetterCode.SESSION_ENDED)
                .expectRecipients("sam (User)")
                .expectForCustomer(false);
        assertThat(taken.delivery().refused()).isEqualTo(DeadLetterCode.SESSION_ENDED);
        assertThat(taken.delivery().text()).isNull();
    }

    @Test
    @Rule("S11")
    void s11ShouldStartNoSessionButByAcceptCompletionOrSnapshot() {
        // Given
        ContactCenterDsl center = center();

        // Then
        center.left("s-1", "sam").expectNoOutput();
        center.placedInQueue("s-1", "q").expectNoOutput();
        center.invited("s-1", "sam").expectNoOutput();
        center.rejected("s-1", "sam").expectNoOutput();
        center.customerWrites("s-1").expectRecipients();
        center.writes("sam", "s-1").expectDeadLetter(DeadLetterCode.NOT_ALLOWED);
        center.snapshot("s-1", "sam").expectNoOutput();
        center.intrude("kim", "sam", "s-1", "Coach").expectReply("0");
        center.completed("s-2").expectNoOutput();
        center.accepted("s-2", "sam").expectOnlyDeadLetter(DeadLetterCode.SESSION_ENDED);
    }

    @Test
    @Rule("S12")
    void s12ShouldGiveAnUnknownSessionItsAgentsWithoutDeliveries() {
        // Given
        ContactCenterDsl center = center();
        center.coachNextChat("kim", "sam");
        center.coach("lee", "ann");

        // When
        center.snapshot("s-1", "sam", "bob", "sam", "ann", "bob").expectNoOutput();

        // Then
        assertThat(center.intrude("kim", "ann", "s-1", "Coach")
                        .supervisorEvent()
                        .agents())
                .containsExactly("sam", "bob", "ann");
        center.accepted("s-1", "sam").expectNoOutput();
        center.accepted("s-2", "sam").expectSubscriptions("kim->sam Consumed");
    }

    @Test
    @Rule("S12")
    void s12ShouldTakeAnEmptySnapshotAndChangeNothingOfAKnownSession() {
        // Given
        ContactCenterDsl center = center();
        center.snapshot("s-1").expectNoOutput();
        center.coach("kim", "sam");
        center.accepted("s-1", "sam");

        // Then
        center.snapshot("s-1", "ann", "bob").expectNoOutput();
        center.intrude("lee", "ann", "s-1", "Coach").expectOnlyReply("2 AGENT_NOT_IN_SESSION");
        center.writes("sam", "s-1").expectRecipients("kim (Agents)");
    }

    @Test
    @Rule("S12")
    void s12ShouldNeedItsListButLetItBeEmpty() {
        ContactCenterDsl center = center();

        center.event("SessionSnapshot", "s-1").send().expectOnlyDeadLetter(DeadLetterCode.MALFORMED);
        center.event("SessionSnapshot", "s-1")
                .with("agents", null)
                .send()
                .expectOnlyDeadLetter(DeadLetterCode.MALFORMED);
        assertThat(center.snapshot("s-1").on(Topic.COACH_DEAD_LETTERS)).isEmpty();
    }
}
