package smscoach.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.domain.ContactCenterDsl.center;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.ParticipationState;

/** Leave, SwitchTo… and EndContactCenterSession. */
class ParticipationTest {

    @ParameterizedTest
    @ValueSource(strings = {"Leave", "SwitchToMonitor", "SwitchToCoach", "SwitchToBargeIn"})
    @Rule({"C8", "SESSION_NOT_FOUND", "NOT_PARTICIPATING"})
    void c8ShouldCheckInOrderSessionParticipation(String operation) {
        // Given
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.accepted("s-ended", "sam");
        center.completed("s-ended");
        center.accepted("s-1", "ann");
        center.accepted("s-1", "lee");

        // Then
        center.command(operation, "kim").session("s-none").send().expectOnlyReply("6 SESSION_NOT_FOUND");
        center.command(operation, "kim").session("s-ended").send().expectOnlyReply("6 SESSION_NOT_FOUND");
        center.command(operation, "kim").session("s-1").send().expectOnlyReply("2 NOT_PARTICIPATING");
        center.command(operation, "lee").session("s-1").send().expectOnlyReply("2 NOT_PARTICIPATING");
    }

    @Test
    @Rule({"C8", "Left"})
    void c8ShouldLeaveTheSessionAndKeepTheSubscription() {
        // Given
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.accepted("s-1", "sam");

        // When
        Taken taken = center.leave("kim", "s-1");

        // Then
        taken.expectReply("0")
                .expectEvents("kim Left s-1 Left")
                .expectSessions("s-1 gone")
                .expectSubscriptions();
        assertThat(taken.supervisorEvent().state()).isEqualTo(ParticipationState.Completed);
        assertThat(taken.reply().subscriptionId()).isNull();
        center.leave("kim", "s-1").expectOnlyReply("2 NOT_PARTICIPATING");
        center.accepted("s-2", "sam").expectEvents("kim Delivered s-2 Agents");
    }

    @ParameterizedTest
    @CsvSource({
        "Coach, Monitor, Supervisors",
        "Coach, BargeIn, All",
        "Monitor, Coach, Agents",
        "Monitor, BargeIn, All",
        "BargeIn, Monitor, Supervisors",
        "BargeIn, Coach, Agents"
    })
    @Rule({"C8", "SAME_MODE"})
    void c8ShouldSwitchToAnotherModeAndOnlyThere(String from, String to, String visibility) {
        // Given
        ContactCenterDsl center = center();
        center.command(from, "kim").agent("sam").send();
        Taken delivered = center.accepted("s-1", "sam");
        center.switchTo(from, "kim", "s-1").expectOnlyReply("2 SAME_MODE");

        // When
        Taken taken = center.switchTo(to, "kim", "s-1");

        // Then
        taken.expectReply("0")
                .expectEvents("kim VisibilityChanged s-1 " + visibility)
                .expectSessions("s-1 [sam] [kim " + visibility + " Chatting]")
                .expectSubscriptions();
        assertThat(taken.supervisorEvent().reason()).isNull();
        assertThat(taken.supervisorEvent().agents()).isNull();
        center.switchTo(to, "kim", "s-1").expectOnlyReply("2 SAME_MODE");
        String asBefore = delivered.supervisorEvent().visibility().name();
        center.accepted("s-2", "sam").expectEvents("kim Delivered s-2 " + asBefore);
    }

    @Test
    @Rule({"C8", "LoggedOut"})
    void c8ShouldLogOutOfSubscriptionsThenSessionsEachOldestFirst() {
        // Given
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.coach("kim", "ann");
        center.coach("kim", "bob");
        center.accepted("s-9", "sam");
        center.accepted("s-1", "ann");
        center.accepted("s-5", "bob");
        center.coach("lee", "sam");
        center.monitor("kim", "sam"); // replaced: now the youngest
        center.switchTo("Monitor", "kim", "s-9"); // but a switch does not make a participation younger

        // When
        Taken taken = center.logOut("kim");

        // Then
        taken.expectReply("0")
                .expectSubscriptions("kim->ann LoggedOut", "kim->bob LoggedOut", "kim->sam LoggedOut")
                .expectEvents("kim Left s-9 LoggedOut", "kim Left s-1 LoggedOut", "kim Left s-5 LoggedOut")
                .expectSessions("s-9 gone", "s-1 gone", "s-5 gone");
        center.accepted("s-2", "sam").expectEvents("lee Delivered s-2 Agents");
        center.logOut("kim").expectOnlyReply("0");
    }

    @Test
    @Rule("C8")
    void c8ShouldLogOutInTheOrderOfTheLastJoining() {
        // Given
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.accepted("s-1", "sam");
        center.accepted("s-2", "sam");
        center.leave("kim", "s-1");
        center.intrude("kim", "sam", "s-1", "Coach");

        // Then
        center.logOut("kim").expectEvents("kim Left s-2 LoggedOut", "kim Left s-1 LoggedOut");
    }

    @Test
    @Rule("C8")
    void c8ShouldLeaveOthersAloneWhenOneLogsOut() {
        ContactCenterDsl center = center();
        center.coach("lee", "sam");
        center.coach("kim", "sam");
        center.accepted("s-1", "sam");

        center.logOut("kim").expectSessions("s-1 [sam] [lee Agents Chatting]").expectEvents("kim Left s-1 LoggedOut");
    }
}
