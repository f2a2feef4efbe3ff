package smscoach.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.domain.ContactCenterDsl.center;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.SupervisorSessionEvent;

/** T4: sessions idle for too long, and what counts as activity. */
class ExpiryTest {

    private static final Duration IDLE = Duration.ofDays(7);
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Kim in s-1 with sam, at the start. */
    private static ContactCenterDsl session() {
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.accepted("s-1", "sam").expectEvents("kim Delivered s-1 Agents");
        center.cancel("kim", "sam");
        return center;
    }

    private static Taken anyEvent(ContactCenterDsl center) {
        return center.invited("s-other", "ann");
    }

    @Test
    @Rule({"T4", "Expired"})
    void t4ShouldEndASessionOnceItsDeadlineLiesBehindTheClock() {
        // Given
        ContactCenterDsl center = session();

        // Then at the deadline nothing, after it the end
        center.after(IDLE);
        anyEvent(center).expectEvents();
        center.after(MILLI);
        Taken taken = anyEvent(center).expectEvents("kim Revoked s-1 Expired").expectSessions("s-1 gone");
        SupervisorSessionEvent event = taken.supervisorEvent();
        assertThat(event.causationId()).startsWith("e-");
        assertThat(event.occurredAt()).isEqualTo(center.now());
        assertThat(event.queueName()).isNull();
        center.writes("sam", "s-1").expectDeadLetter(DeadLetterCode.SESSION_ENDED);
        anyEvent(center).expectNoOutput();
    }

    @Test
    @Rule({"T4", "T5"})
    void t4ShouldNotLookAtCommands() {
        ContactCenterDsl center = session();
        center.after(IDLE.multipliedBy(10));

        center.switchTo("BargeIn", "kim", "s-1").expectReply("0").expectEvents("kim VisibilityChanged s-1 All");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AgentInvited",
                "AgentAccepted",
                "AgentLeft",
                "SessionPlacedInQueue",
                "SessionCompleted",
                "SessionSnapshot",
                "MessageSent"
            })
    @Rule("T4")
    void t4ShouldNeverEndTheSessionOfTheRecordItself(String type) {
        // Given
        ContactCenterDsl center = session();
        center.after(IDLE.multipliedBy(2));

        // When
        Taken taken = center.event(type, "s-1")
                .agent("ann")
                .agents("ann")
                .message("Customer", null, null)
                .send();

        // Then
        assertThat(taken.supervisorEvents())
                .extracting(SupervisorSessionEvent::reason)
                .noneMatch(reason -> String.valueOf(reason).equals("Expired"));
        boolean active = List.of("AgentAccepted", "AgentLeft", "SessionSnapshot", "MessageSent")
                .contains(type);
        if (active) {
            anyEvent(center).expectNoOutput();
        }
        if (type.equals("AgentInvited")) {
            anyEvent(center).expectEvents("kim Revoked s-1 Expired");
        }
    }

    @Test
    @Rule({"T4", "S8"})
    void t4ShouldRunBeforeRecordsThatBecomeDeadLettersLater() {
        ContactCenterDsl center = session();
        center.completed("s-ended");
        center.after(IDLE.plus(MILLI));

        center.writes("stranger", "s-none")
                .expectDeadLetter(DeadLetterCode.NOT_ALLOWED)
                .expectEvents("kim Revoked s-1 Expired")
                .expectSessions("s-1 gone");
    }

    @Test
    @Rule({"T4", "MALFORMED"})
    void t4ShouldNotRunBeforeRecordsThatFailTheFirstChecks() {
        ContactCenterDsl center = session();
        center.after(IDLE.plus(MILLI));

        center.event("AgentInvited", "s-x").send().expectOnlyDeadLetter(DeadLetterCode.MALFORMED);
        center.event("SessionCompleted", "s-x").key("x").send().expectOnlyDeadLetter(DeadLetterCode.KEY_MISMATCH);
    }

    @Test
    @Rule({"T4", "S9", "S4", "S12", "S5"})
    void t4ShouldCountTheseEventsAsActivityWithEffectOrWithout() {
        assertActivity(
                true,
                (center, id) ->
                        center.event("AgentAccepted", "s-1").agent("ann").id(id));
        assertActivity(
                true,
                (center, id) ->
                        center.event("AgentAccepted", "s-1").agent("sam").id(id));
        assertActivity(
                true,
                (center, id) -> center.event("AgentLeft", "s-1").agent("sam").id(id));
        assertActivity(
                true,
                (center, id) -> center.event("AgentLeft", "s-1").agent("nobody").id(id));
        assertActivity(
                true,
                (center, id) ->
                        center.event("SessionSnapshot", "s-1").agents("bob").id(id));
        assertActivity(true, (center, id) -> center.event("MessageSent", "s-1").message("Customer", null, null));
        assertActivity(true, (center, id) -> center.event("MessageSent", "s-1").message("System", null, null));
        assertActivity(true, (center, id) -> center.event("MessageSent", "s-1").message("User", "kim", null));
    }

    @Test
    @Rule({"T4", "S1", "S9", "M5"})
    void t4ShouldCountNothingElse() {
        assertActivity(
                false, (center, id) -> center.event("AgentInvited", "s-1").agent("ann"));
        assertActivity(
                false, (center, id) -> center.event("AgentRejected", "s-1").agent("ann"));
        assertActivity(
                false,
                (center, id) -> center.event("AgentLeft", "s-1").agent("ann").id("known"));
        assertActivity(false, (center, id) -> center.event("MessageSent", "s-1").message("User", "stranger", null));
        assertActivity(false, (center, id) -> center.event("MessageSent", "s-2").message("Customer", null, null));
    }

    /** Whether the event, two hours on, puts the deadline of s-1 off. */
    private static void assertActivity(boolean expected, BiFunction<ContactCenterDsl, String, EventDraft> event) {
        // Given
        ContactCenterDsl center = session();
        center.event("AgentLeft", "s-1").agent("nobody").id("known").send();
        center.after(HOUR.multipliedBy(2));
        event.apply(center, "new").send();

        // When
        center.after(IDLE.minus(HOUR));
        Taken before = anyEvent(center);
        center.after(HOUR.plus(MILLI));
        Taken after = anyEvent(center);

        // Then
        before.expectEvents(expected ? new String[0] : new String[] {"kim Revoked s-1 Expired"});
        after.expectEvents(expected ? new String[] {"kim Revoked s-1 Expired"} : new String[0]);
    }

    @Test
    @Rule("T4")
    void t4ShouldCountAMessageOnlyMoreThanAnHourAfterTheLastActivity() {
        // Given
        ContactCenterDsl exactly = session();
        ContactCenterDsl more = session();

        // When
        exactly.after(HOUR);
        exactly.customerWrites("s-1");
        more.after(HOUR.plus(MILLI));
        more.customerWrites("s-1");

        // Then
        anyEvent(exactly.after(IDLE.minus(HOUR).plus(MILLI))).expectEvents("kim Revoked s-1 Expired");
        anyEvent(more.after(IDLE)).expectEvents();
        anyEvent(more.after(MILLI)).expectEvents("kim Revoked s-1 Expired");
    }

    @Test
    @Rule("T4")
    void t4ShouldTakeTheClockAndNotTheEventsOwnTimeForItsActivity() {
        // Given an event that comes late
        ContactCenterDsl center = session();
        center.after(HOUR.multipliedBy(20));
        anyEvent(center);
        center.event("AgentLeft", "s-1").agent("x").ago(HOUR.multipliedBy(19)).send();

        // Then
        anyEvent(center.after(IDLE)).expectEvents();
        anyEvent(center.after(MILLI)).expectEvents("kim Revoked s-1 Expired");
    }

    @Test
    @Rule({"T4", "L3"})
    void t4ShouldNotCountTheAcceptOfAnAgentTooManyAndNotLearnItsId() {
        // Given
        ContactCenterDsl center = session();
        for (int i = 1; i < 100; i++) {
            center.accepted("s-1", "agent-" + i);
        }
        center.coachNextChat("lee", "one-more");

        // When
        center.after(HOUR);
        for (int i = 0; i < 2; i++) {
            center.event("AgentAccepted", "s-1")
                    .agent("one-more")
                    .id("e-x")
                    .send()
                    .expectOnlyDeadLetter(DeadLetterCode.LIMIT);
        }
        center.event("AgentAccepted", "s-1").agent("kim").send().expectOnlyDeadLetter(DeadLetterCode.LIMIT);

        // Then
        anyEvent(center.after(IDLE.minus(HOUR).plus(MILLI))).expectEvents("kim Revoked s-1 Expired");
    }

    @Test
    @Rule("T4")
    void t4ShouldEndByDeadlineThenByIdAtMostAThousandARecord() {
        // Given sessions whose order of deadlines is not that of their starts, nor of their ids
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.accepted("s-b", "sam");
        center.accepted("s-late", "sam");
        center.after(MILLI);
        center.accepted("s-a", "sam");
        center.after(MILLI);
        List<String> many = new ArrayList<>();
        for (int i = 1999; i >= 1000; i--) {
            center.accepted("s-" + i, "sam");
            many.addFirst("kim Revoked s-" + i + " Expired");
        }
        center.left("s-late", "nobody");
        many.add("kim Revoked s-late Expired");
        many.add(0, "kim Revoked s-b Expired");
        many.add(1, "kim Revoked s-a Expired");
        center.after(IDLE.plus(MILLI));

        // Then
        anyEvent(center).expectEvents(many.subList(0, 1000).toArray(String[]::new));
        center.event("AgentInvited", "s-1998")
                .agent("x")
                .send()
                .expectEvents("kim Revoked s-1999 Expired", "kim Revoked s-late Expired");
        anyEvent(center).expectEvents("kim Revoked s-1998 Expired");
        anyEvent(center).expectNoOutput();
    }

    @Test
    @Rule({"T4", "T3"})
    void t4ShouldRememberAnExpiredSessionAsAnyEndedOne() {
        ContactCenterDsl center = session();
        anyEvent(center.after(IDLE.plus(MILLI)));

        center.after(Duration.ofHours(24));
        center.accepted("s-1", "sam").expectOnlyDeadLetter(DeadLetterCode.SESSION_ENDED);
        center.after(MILLI);
        center.accepted("s-1", "sam").expectNoOutput();
    }
}
