package smscoach.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.domain.ContactCenterDsl.center;

import org.junit.jupiter.api.Test;
import smscoach.contract.ParticipationState;
import smscoach.contract.SupervisorSessionEvent;

/** S2: an agent accepts, and who is brought in. */
class AcceptTest {

    @Test
    @Rule("S2")
    void s2ShouldDeliverToEachSubscriberInOrder() {
        // Given
        ContactCenterDsl center = center();
        center.accepted("s-1", "ann").expectNoOutput();
        center.command("Coach", "kim").id("c-9").agent("sam").nickname("K").send();
        center.monitor("lee", "sam");
        center.bargeIn("max", "sam");
        center.coach("joe", "ann");

        // When
        Taken taken = center.accepted("s-1", "sam");

        // Then each with the session's agents after the cause
        taken.expectEvents("kim Delivered s-1 Agents", "lee Delivered s-1 Supervisors", "max Delivered s-1 All")
                .expectSessions("s-1 [ann, sam] [kim Agents Chatting, lee Supervisors Chatting, max All Chatting]")
                .expectSubscriptions();
        SupervisorSessionEvent event = taken.supervisorEvents().getFirst();
        assertThat(event.state()).isEqualTo(ParticipationState.Chatting);
        assertThat(event.nickname()).isEqualTo("K");
        assertThat(event.agentId()).isEqualTo("sam");
        assertThat(event.subscriptionId()).isEqualTo("c-9");
        assertThat(event.agents()).containsExactly("ann", "sam");
    }

    @Test
    @Rule("S2")
    void s2ShouldDoNothingForAnAgentWhoIsThereAlready() {
        // Given
        ContactCenterDsl center = center();
        center.accepted("s-1", "sam");
        center.coach("kim", "sam");
        center.coachNextChat("lee", "sam");

        // Then
        center.accepted("s-1", "sam").expectNoOutput();
        center.accepted("s-2", "sam").expectEvents("kim Delivered s-2 Agents", "lee Delivered s-2 Agents");
    }

    @Test
    @Rule({"S2", "C8"})
    void s2ShouldConsumeANextChatByTheNextSessionOnly() {
        // Given
        ContactCenterDsl center = center();
        center.coachNextChat("kim", "sam");

        // When
        Taken first = center.accepted("s-1", "sam");

        // Then
        first.expectEvents("kim Delivered s-1 Agents").expectSubscriptions("kim->sam Consumed");
        center.accepted("s-2", "sam").expectNoOutput();
        center.writes("kim", "s-1").expectRecipients("sam (Agent)");
    }

    @Test
    @Rule("S2")
    void s2ShouldConsumeANextChatOfASupervisorWhoIsThereAsSupervisor() {
        // Given kim is in the session through ann, and lee by intrusion
        ContactCenterDsl center = center();
        center.monitor("kim", "ann");
        center.accepted("s-1", "ann");
        center.intrude("lee", "ann", "s-1", "Monitor");
        center.coachNextChat("kim", "sam");
        center.coachNextChat("lee", "sam");

        // When
        Taken taken = center.accepted("s-1", "sam");

        // Then nobody joins twice, nobody's mode changes
        taken.expectEvents()
                .expectSubscriptions("kim->sam Consumed", "lee->sam Consumed")
                .expectSessions("s-1 [ann, sam] [kim Supervisors Chatting, lee Supervisors Invited]");
    }

    @Test
    @Rule("S2")
    void s2ShouldConsumeANextChatOfASupervisorWhoIsThereAsAgent() {
        // Given
        ContactCenterDsl center = center();
        center.accepted("s-1", "kim");
        center.coachNextChat("kim", "sam");
        center.coach("lee", "sam");

        // When
        Taken taken = center.accepted("s-1", "sam");

        // Then
        taken.expectEvents("lee Delivered s-1 Agents").expectSubscriptions("kim->sam Consumed");
    }

    @Test
    @Rule({"S2", "BecameAgent"})
    void s2ShouldEndTheParticipationOfASupervisorWhoBecomesAgentBeforeHeJoins() {
        // Given kim coaches sam in s-1, and is himself coached by lee and max
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.accepted("s-1", "sam");
        center.coach("lee", "kim");
        center.coachNextChat("max", "kim");

        // When
        Taken taken = center.accepted("s-1", "kim");

        // Then
        taken.expectEvents("kim Left s-1 BecameAgent", "lee Delivered s-1 Agents", "max Delivered s-1 Agents")
                .expectSubscriptions("max->kim Consumed")
                .expectSessions("s-1 [sam, kim] [lee Agents Chatting, max Agents Chatting]");
        assertThat(taken.supervisorEvents().get(1).agents()).containsExactly("sam", "kim");
        assertThat(taken.supervisorEvents().getFirst().state()).isEqualTo(ParticipationState.Completed);
        center.writes("kim", "s-1").expectRecipients("sam (Agent)", "lee (Agents)", "max (Agents)");
    }

    @Test
    @Rule("S2")
    void s2ShouldNotCountASupervisorWhoIsAgentAsParticipating() {
        // Given
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.accepted("s-1", "sam");
        center.accepted("s-1", "kim");

        // Then
        center.leave("kim", "s-1").expectOnlyReply("2 NOT_PARTICIPATING");
        center.intrude("kim", "sam", "s-1", "Coach").expectOnlyReply("2 ALREADY_PARTICIPATING");
        center.left("s-1", "kim").expectNoOutput();
        center.intrude("kim", "sam", "s-1", "Coach").expectReply("0");
    }

    @Test
    @Rule({"S2", "BecameAgent"})
    void s2ShouldTellThatTheLastSupervisorIsGoneWhenHeBecomesAgent() {
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.accepted("s-1", "sam");

        center.accepted("s-1", "kim").expectEvents("kim Left s-1 BecameAgent").expectSessions("s-1 gone");
        center.logOut("kim").expectEvents();
    }

    @Test
    @Rule("S7")
    void s7ShouldLetTheSupervisorFollowATransfer() {
        // Given
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.coachNextChat("lee", "ann");
        center.accepted("s-1", "sam");

        // When sam hands over to ann, Then
        center.invited("s-1", "ann").expectNoOutput();
        center.accepted("s-1", "ann")
                .expectEvents("lee Delivered s-1 Agents")
                .expectSessions("s-1 [sam, ann] [kim Agents Chatting, lee Agents Chatting]");
        center.left("s-1", "sam").expectEvents().expectSessions("s-1 [ann] [kim Agents Chatting, lee Agents Chatting]");
        center.writes("kim", "s-1").expectRecipients("ann (Agent)", "lee (Agents)");
        assertThat(center.completed("s-1").supervisorEvents().getFirst().agentId())
                .isEqualTo("sam");
    }
}
