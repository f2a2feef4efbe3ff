package smscoach.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import smscoach.contract.EndReason;
import smscoach.contract.Topic;
import smscoach.contract.VisibilityMode;

class SessionWatcherTest {

    @Test
    void shouldTellWhoCameAndWentAndWhy() {
        // Given
        var records = new Records()
                .coach("kim", "ana")
                .accepted("s-1", "ana")
                .queued("s-1", "billing")
                .accepted("s-1", "ben")
                .left("s-1", "ben")
                .completed("s-1");

        // When
        var sentences = sentences(records, "s-1");

        // Then
        assertThat(sentences)
                .containsExactly(
                        "AgentAccepted ana: agent ana joins (S2)",
                        "AgentAccepted ana: kim is delivered in mode Coach by subscription c-1, to agent ana (S2)",
                        "SessionPlacedInQueue: kim is revoked: PlacedInQueue billing (S5)",
                        "SessionPlacedInQueue: agent ana leaves (S5)",
                        "AgentAccepted ben: agent ben joins (S2)",
                        "AgentLeft ben: agent ben leaves (S4)",
                        "SessionCompleted: the session ends: Completed (S6)");
    }

    @Test
    void shouldTellWhoCouldReadAMessageAndNotWhatItSaid() {
        // Given
        var records = new Records()
                .coach("kim", "ana")
                .accepted("s-1", "ana")
                .writes("kim", "s-1", "m-1", "secret")
                .switchTo("BargeIn", "kim", "s-1")
                .writes("kim", "s-1", "m-2", "hello")
                .customerWrites("s-1", "m-3", "x");

        // When
        var sentences = sentences(records, "s-1");

        // Then
        assertThat(sentences)
                .endsWith(
                        "MessageSent by kim: whisper m-1, 6 characters, to agent ana, not the customer (M3)",
                        "SwitchToBargeIn by kim: kim is in mode BargeIn now (C8)",
                        "MessageSent by kim: message m-2, 5 characters, to the customer, agent ana (M4)",
                        "MessageSent by the customer: message m-3, 1 character, to agent ana, supervisor kim (M1)");
    }

    @Test
    void shouldTellWhyNothingHappened() {
        // Given
        var records = new Records()
                .left("s-1", "ana")
                .event("e-7", "AgentAccepted", "s-1", ",\"userId\":\"ana\"")
                .event("e-7", "AgentAccepted", "s-1", ",\"userId\":\"ana\"")
                .accepted("s-1", "ana")
                .event("e-8", "AgentInvited", "s-1", ",\"userId\":\"ben\"")
                .left("s-1", "ben")
                .leave("kim", "s-1");

        // When
        var sentences = sentences(records, "s-1");

        // Then
        assertThat(sentences)
                .containsExactly(
                        "AgentLeft ana: no effect: the session is not known (S11)",
                        "AgentAccepted ana: agent ana joins (S2)",
                        "AgentAccepted ana: no effect: the session has had this eventId: a duplicate (S9)",
                        "AgentAccepted ana: no effect: the agent is in the session already (S2)",
                        "AgentInvited ben: no effect: delivery hangs on accept, not on invitations (S1)",
                        "AgentLeft ben: no effect: the agent is not in the session (S4)",
                        "Leave by kim: refused: 2 NOT_PARTICIPATING,"
                                + " smssessionId: this supervisor is not in the session (C8)");
    }

    @Test
    void shouldTellOfDeadLettersAlsoOfThoseThatCannotBeRead() {
        // Given
        var records = new Records()
                .accepted("s-1", "ana")
                .writes("nobody", "s-1", "m-1", "let me in")
                .completed("s-1")
                .left("s-1", "ana")
                .add(Topic.SMS_SESSION_EVENTS, "{\"smssessionId\":\"s-1\",\"type\":");

        // When
        var timeline = timeline(records, "s-1");

        // Then
        assertThat(sentences(records, "s-1"))
                .contains(
                        "MessageSent by nobody: message m-1 is refused: NOT_ALLOWED, nobody sees it (M5)",
                        "AgentLeft ana: dead letter SESSION_ENDED: smssessionId: session s-1 has ended (S8)");
        assertThat(timeline.moments().getLast().cause()).isEqualTo("a record that cannot be read");
        assertThat(timeline.lanes()).contains(new Lane(Lane.Role.STRANGER, "nobody", ""));
    }

    @Test
    void shouldTellOfAnExpiryAtTheRecordOfAnotherSession() {
        // Given
        var records = new Records()
                .coach("kim", "ana")
                .accepted("s-1", "ana")
                .after(Duration.ofDays(8))
                .accepted("s-2", "ben");

        // When
        var last = timeline(records, "s-1").moments().getLast();

        // Then
        assertThat(last.position()).isEqualTo("sms-session-events-0@1");
        assertThat(last.changes())
                .containsExactly(
                        new Change.SupervisorGone("kim", EndReason.Expired, null, "T4"),
                        new Change.SessionEnded(true, "T4"));
    }

    @Test
    void shouldGiveWhoBecomesAnAgentTwoLanes() {
        // Given
        var records = new Records().coach("kim", "ana").accepted("s-1", "ana").accepted("s-1", "kim");

        // When
        var timeline = timeline(records, "s-1");

        // Then
        assertThat(timeline.lanes())
                .containsExactly(
                        Lane.CUSTOMER,
                        new Lane(Lane.Role.AGENT, "ana", ""),
                        new Lane(Lane.Role.AGENT, "kim", ""),
                        new Lane(Lane.Role.SUPERVISOR, "kim", "kim"));
        assertThat(Bar.of(timeline))
                .containsExactly(
                        new Bar(0, 0, 1, null, false, false, null),
                        new Bar(1, 0, 2, null, true, false, null),
                        new Bar(2, 1, 2, null, true, false, null),
                        new Bar(3, 0, 1, VisibilityMode.Coach, true, true, EndReason.BecameAgent));
    }

    @Test
    void shouldKeepSessionsOfTheSameIdApart() {
        // Given
        var records = new Records()
                .in("cc-1")
                .accepted("s-1", "ana")
                .in("cc-2")
                .accepted("s-1", "ben")
                .completed("s-1");

        // When
        Map<String, Timeline> timelines = records.timelines("s-1");

        // Then
        assertThat(timelines.keySet()).containsExactly("cc-1", "cc-2");
        assertThat(timelines.values())
                .extracting(timeline -> timeline.moments().size())
                .containsExactly(1, 2);
    }

    private static Timeline timeline(Records records, String session) {
        return records.timelines(session).values().iterator().next();
    }

    private static List<String> sentences(Records records, String session) {
        var sentences = new Sentences(false);
        return timeline(records, session).moments().stream()
                .flatMap(moment -> sentences.of(moment).stream().map(each -> Sentences.cause(moment) + ": " + each))
                .toList();
    }
}
