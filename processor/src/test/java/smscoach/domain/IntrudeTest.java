package smscoach.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.domain.ContactCenterDsl.center;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smscoach.contract.ParticipationState;
import smscoach.contract.SupervisorSessionEvent;

/** Intrude: into the session as it is now. */
class IntrudeTest {

    @Test
    @Rule({"C8", "SESSION_NOT_FOUND", "AGENT_NOT_IN_SESSION", "ALREADY_PARTICIPATING", "NO_MODE"})
    void c8ShouldCheckInOrderSessionAgentSupervisorMode() {
        // Given
        ContactCenterDsl center = center();
        center.accepted("s-1", "ann");
        center.accepted("s-ended", "ann");
        center.completed("s-ended");
        center.accepted("s-kims", "kim");

        // Then
        center.intrude("kim", "sam", "s-none", null).expectOnlyReply("6 SESSION_NOT_FOUND");
        center.intrude("kim", "ann", "s-ended", "Coach").expectOnlyReply("6 SESSION_NOT_FOUND");
        center.intrude("kim", "sam", "s-kims", null).expectOnlyReply("2 AGENT_NOT_IN_SESSION");
        center.intrude("kim", "sam", "s-1", null).expectOnlyReply("2 AGENT_NOT_IN_SESSION");
        center.accepted("s-kims", "sam");
        center.intrude("kim", "sam", "s-kims", null).expectOnlyReply("2 ALREADY_PARTICIPATING");
        center.intrude("kim", "ann", "s-1", null).expectOnlyReply("2 NO_MODE");
        center.intrude("kim", "ann", "s-1", "Coach").expectReply("0");
        center.intrude("kim", "ann", "s-1", null).expectOnlyReply("2 ALREADY_PARTICIPATING");
    }

    @ParameterizedTest
    @CsvSource({"Monitor, Supervisors", "Coach, Agents", "BargeIn, All"})
    @Rule("C8")
    void c8ShouldJoinInTheModeGivenAsInvitedAndWithoutSubscriptionId(String mode, String visibility) {
        // Given
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.accepted("s-other", "ann");
        center.accepted("s-other", "sam");
        center.leave("kim", "s-other");

        // When
        Taken taken = center.intrude("kim", "sam", "s-other", mode);

        // Then
        taken.expectReply("0")
                .expectEvents("kim Delivered s-other " + visibility)
                .expectSessions("s-other [ann, sam] [kim " + visibility + " Invited]");
        SupervisorSessionEvent event = taken.supervisorEvent();
        assertThat(event.state()).isEqualTo(ParticipationState.Invited);
        assertThat(event.subscriptionId()).isNull();
        assertThat(event.agentId()).isEqualTo("sam");
        assertThat(event.agents()).containsExactly("ann", "sam");
        assertThat(taken.reply().subscriptionId()).isNull();
    }

    @Test
    @Rule("C8")
    void c8ShouldJoinInTheSubscriptionsModeWhereNoneIsGivenAndCarryItsId() {
        // Given
        ContactCenterDsl center = center();
        center.accepted("s-1", "sam");
        center.command("BargeIn", "kim").id("c-9").agent("sam").nextChat().send();

        // When
        Taken taken =
                center.command("Intrude", "kim").agent("sam").session("s-1").send();

        // Then
        taken.expectEvents("kim Delivered s-1 All").expectSubscriptions();
        assertThat(taken.supervisorEvent().subscriptionId()).isEqualTo("c-9");
    }

    @Test
    @Rule("C8")
    void c8ShouldConsumeNoNextChat() {
        // Given
        ContactCenterDsl center = center();
        center.accepted("s-1", "sam");
        center.coachNextChat("kim", "sam");
        center.command("Intrude", "kim").agent("sam").session("s-1").send().expectSubscriptions();

        // When the agent gets his next session
        Taken taken = center.accepted("s-2", "sam");

        // Then
        taken.expectEvents("kim Delivered s-2 Agents").expectSubscriptions("kim->sam Consumed");
    }

    @Test
    @Rule("C8")
    void c8ShouldTakeItsOwnNicknameElseTheSubscriptionsElseTheUsers() {
        // Given
        ContactCenterDsl center = center();
        center.accepted("s-1", "sam");
        center.accepted("s-2", "ann");
        center.command("Coach", "kim").agent("sam").nickname("Coach K").send();

        // Then
        assertThat(nickname(center.command("Intrude", "kim")
                        .agent("sam")
                        .session("s-1")
                        .nickname("K")
                        .userName("Kim")))
                .isEqualTo("K");
        center.leave("kim", "s-1");
        assertThat(nickname(center.command("Intrude", "kim")
                        .agent("sam")
                        .session("s-1")
                        .userName("Kim")))
                .isEqualTo("Coach K");
        center.leave("kim", "s-1");
        assertThat(nickname(center.command("Intrude", "kim")
                        .agent("sam")
                        .session("s-1")
                        .mode("Monitor")
                        .userName("Kim")))
                .isEqualTo("Coach K");
        assertThat(nickname(center.command("Intrude", "kim")
                        .agent("ann")
                        .session("s-2")
                        .mode("Coach")
                        .userName("Kim")))
                .isEqualTo("Kim");
        center.leave("kim", "s-2");
        assertThat(nickname(center.command("Intrude", "kim")
                        .agent("ann")
                        .session("s-2")
                        .mode("Coach")))
                .isEqualTo("kim");
    }

    private static String nickname(CommandDraft intrude) {
        return intrude.send().expectReply("0").supervisorEvent().nickname();
    }

    @Test
    @Rule("C8")
    void c8ShouldStayInvitedUntilTheFirstSwitch() {
        // Given
        ContactCenterDsl center = center();
        center.accepted("s-1", "sam");
        center.intrude("kim", "sam", "s-1", "Monitor");
        center.accepted("s-1", "ann").expectSessions("s-1 [sam, ann] [kim Supervisors Invited]");
        center.switchTo("Monitor", "kim", "s-1").expectOnlyReply("2 SAME_MODE");

        // When
        Taken taken = center.switchTo("Coach", "kim", "s-1");

        // Then
        taken.expectEvents("kim VisibilityChanged s-1 Agents").expectSessions("s-1 [sam, ann] [kim Agents Chatting]");
        assertThat(taken.supervisorEvent().state()).isEqualTo(ParticipationState.Chatting);
        center.switchTo("Monitor", "kim", "s-1").expectSessions("s-1 [sam, ann] [kim Supervisors Chatting]");
    }
}
