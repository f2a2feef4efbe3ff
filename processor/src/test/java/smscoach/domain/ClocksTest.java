package smscoach.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static smscoach.domain.ContactCenterDsl.center;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import smscoach.contract.DeadLetterCode;

/** The two clocks of a contact center: what moves them, and what they decide (T1, T3, T5). */
class ClocksTest {

    private static final Duration H = Duration.ofHours(24);
    private static final Duration LATE = H.plusMillis(1);

    @Test
    @Rule({"T1", "STALE"})
    void t1ShouldDeadLetterWhatIsOlderThanTheHorizon() {
        // Given
        ContactCenterDsl center = center();
        center.logOut("lee");
        center.completed("s-0");

        // Then exactly at the horizon is not older
        center.command("EndContactCenterSession", "kim").ago(H).send().expectReply("0");
        center.command("EndContactCenterSession", "kim").ago(LATE).send().expectOnlyDeadLetter(DeadLetterCode.STALE);
        center.event("SessionCompleted", "s-1").ago(H).send().expectNoOutput();
        center.event("SessionCompleted", "s-2").ago(LATE).send().expectOnlyDeadLetter(DeadLetterCode.STALE);
    }

    @Test
    @Rule("T1")
    void t1ShouldTakeTheFirstRecordOfATopicHoweverOldAndKeepTheTopicsClocksApart() {
        ContactCenterDsl center = center();
        center.logOut("lee");

        center.event("SessionCompleted", "s-1")
                .ago(Duration.ofDays(3000))
                .send()
                .expectNoOutput();
        center.event("SessionCompleted", "s-2")
                .ago(Duration.ofDays(3001).plusMillis(1))
                .send();
        center.event("SessionCompleted", "s-3")
                .ago(Duration.ofDays(3001))
                .send()
                .expectNoOutput();
        center.event("SessionCompleted", "s-4")
                .ago(Duration.ofDays(3001).plusMillis(1))
                .send()
                .expectOnlyDeadLetter(DeadLetterCode.STALE);
    }

    @Test
    @Rule("T1")
    void t1ShouldNeverLetAClockGoBack() {
        ContactCenterDsl center = center();
        center.logOut("lee");
        center.command("EndContactCenterSession", "kim").ago(H).send().expectReply("0");

        center.command("EndContactCenterSession", "kim").ago(LATE).send().expectOnlyDeadLetter(DeadLetterCode.STALE);
    }

    @Test
    @Rule("T1")
    void t1ShouldMoveTheClockByRecordsThatAreRefusedOrDeadLettersLater() {
        // Given
        ContactCenterDsl center = center();
        center.completed("s-1");
        center.logOut("lee");

        // When
        center.after(LATE);
        center.event("MessageSent", "s-1")
                .message("User", "sam", null)
                .ago(Duration.ofHours(2))
                .send();
        center.writes("nobody", "s-none").expectDeadLetter(DeadLetterCode.NOT_ALLOWED);
        center.command("Dance", "kim").send().expectOnlyReply("10 UNKNOWN_OPERATION");

        // Then
        center.event("SessionCompleted", "s-2").ago(LATE).send().expectOnlyDeadLetter(DeadLetterCode.STALE);
        center.command("Dance", "kim").ago(LATE).send().expectOnlyDeadLetter(DeadLetterCode.STALE);
    }

    @Test
    @Rule({"T1", "S8", "L3", "S9", "S1"})
    void t1ShouldMoveTheClockByEveryKindOfRecordThatPassesTheFirstChecks() {
        // Given
        ContactCenterDsl center = center();
        for (int i = 0; i < 100; i++) {
            center.accepted("s-full", "agent-" + i);
        }
        center.event("AgentAccepted", "s-1").agent("sam").id("e-x").send();
        center.completed("s-ended");

        // Then, each a little later than the one before
        Duration step = Duration.ofMinutes(1);
        assertMoves(center.after(step), center.event("AgentAccepted", "s-full").agent("one-more"));
        assertMoves(
                center.after(step),
                center.event("AgentAccepted", "s-1").agent("sam").id("e-x"));
        assertMoves(center.after(step), center.event("AgentInvited", "s-1").agent("sam"));
        assertMoves(center.after(step), center.event("AgentLeft", "s-none").agent("sam"));
        assertMoves(center.after(step), center.event("SessionCompleted", "s-ended"));
        assertMoves(center.after(step), center.event("MessageSent", "s-1").message("Customer", null, null));
    }

    private static void assertMoves(ContactCenterDsl center, EventDraft draft) {
        draft.send();
        center.event("AgentInvited", "s-x").agent("x").ago(LATE).send().expectOnlyDeadLetter(DeadLetterCode.STALE);
        center.event("AgentInvited", "s-x").agent("x").ago(H).send().expectNoOutput();
    }

    @Test
    @Rule({"T2", "T1", "FUTURE"})
    void t2ShouldNotMoveAClockByWhatFailsTheFirstChecks() {
        // Given
        ContactCenterDsl center = center();
        center.completed("s-1");
        center.logOut("lee");
        Instant before = center.now();
        center.after(Duration.ofDays(365));

        // When
        center.event("SessionCompleted", "s-2").kafkaTimestamp(before).send().expectDeadLetter(DeadLetterCode.FUTURE);
        center.event("SessionCompleted", "s-2").key("x").send().expectDeadLetter(DeadLetterCode.KEY_MISMATCH);
        center.event("Dance", "s-2").send().expectDeadLetter(DeadLetterCode.MALFORMED);
        center.command("Coach", "kim").kafkaTimestamp(before).send().expectDeadLetter(DeadLetterCode.FUTURE);

        // Then
        center.event("SessionCompleted", "s-3").ago(Duration.ofDays(365)).send().expectNoOutput();
        center.command("Dance", "kim").ago(Duration.ofDays(365)).send().expectReply("10 UNKNOWN_OPERATION");
    }

    @Test
    @Rule({"T3", "S8"})
    void t3ShouldRememberAnEndedSessionWhileTheClockIsAtMostAHorizonOn() {
        // Given
        ContactCenterDsl center = center();
        center.accepted("s-1", "sam");
        center.coach("kim", "sam");
        center.event("SessionCompleted", "s-1").id("e-end").send();

        // When the clock stands at the horizon exactly
        center.after(H);
        center.accepted("s-1", "sam").expectOnlyDeadLetter(DeadLetterCode.SESSION_ENDED);
        center.event("SessionCompleted", "s-1").id("e-end").send().expectDuplicate();

        // When the record itself moves it on by a millisecond, Then the session is unknown
        center.after(Duration.ofMillis(1));
        center.event("SessionCompleted", "s-1").id("e-end").send().expectNoOutput();
        center.accepted("s-1", "sam").expectOnlyDeadLetter(DeadLetterCode.SESSION_ENDED);
    }

    @Test
    @Rule("T3")
    void t3ShouldCountFromTheClockAtTheEndAndNotFromTheEventsOwnTime() {
        // Given an end that happened earlier than the clock
        ContactCenterDsl center = center();
        center.accepted("s-1", "sam");
        center.event("SessionCompleted", "s-1").ago(Duration.ofHours(20)).send();

        // Then
        center.after(H);
        center.accepted("s-1", "sam").expectOnlyDeadLetter(DeadLetterCode.SESSION_ENDED);
        center.after(Duration.ofMillis(1));
        center.accepted("s-1", "sam").expectNoOutput();
    }

    @Test
    @Rule("T3")
    void t3ShouldForgetSessionsByTimeAloneHoweverMuchThereIsToForget() {
        // Given more than one record deletes
        ContactCenterDsl center = center();
        for (int i = 0; i < 100; i++) {
            center.completed("s-" + i);
        }

        // When
        center.after(LATE);

        // Then
        for (int i = 99; i >= 0; i--) {
            center.left("s-" + i, "sam").expectNoOutput();
        }
    }

    @Test
    @Rule("T3")
    void t3ShouldKeepTheSupervisorsSequenceForEver() {
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.accepted("s-1", "sam");
        center.completed("s-1");

        center.after(Duration.ofDays(1000));
        assertThat(center.accepted("s-1", "sam").supervisorEvent().sequence()).isEqualTo(3);
    }

    @Test
    @Rule("T5")
    void t5ShouldRefuseAHorizonOutsideItsBounds() {
        Duration ten = Duration.ofMinutes(10);

        assertThat(new Rules(ten, ten, Set.of()).horizonMillis()).isEqualTo(600_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rules(ten.minusMillis(1), H, Set.of()))
                .withMessageContaining("10 minutes");
        assertThatIllegalArgumentException().isThrownBy(() -> new Rules(LATE, H, Set.of()));
    }
}
