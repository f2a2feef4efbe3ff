package smscoach.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.domain.ContactCenterDsl.center;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.engine.OutputRecord;

/** Keys, values and order of outputs. */
class OutputsTest {

    @Test
    @Rule("T6")
    void shouldWriteTheContractsBytes() {
        // Given
        ContactCenterDsl center = center();
        center.command("Coach", "kim")
                .id("c-1")
                .agent("sam")
                .nextChat()
                .nickname("K \"\u00fc\uD83D\uDE00\"/")
                .send();

        // When
        Taken taken =
                center.event("AgentAccepted", "s-1").agent("sam").id("e-7").send();

        // Then
        assertThat(Taken.value(taken.only(Topic.SUPERVISOR_SESSION_EVENTS)))
                .isEqualTo("""
                {"eventId":"%s","contactCenterId":"cc-1","smssessionId":"s-1","supervisorId":"kim",\
                "nickname":"K \\"\u00fc\uD83D\uDE00\\"/","agentId":"sam","type":"Delivered","state":"Chatting",\
                "visibility":"Agents","subscriptionId":"c-1","agents":["sam"],"sequence":1,"causationId":"e-7",\
                "occurredAt":"2026-11-22T10:00:00.000Z"}""".formatted(uuid("cc-1|kim|1|e-7|Delivered")));
        assertThat(Taken.value(taken.only(Topic.COACHED_SESSIONS))).isEqualTo("""
                {"contactCenterId":"cc-1","smssessionId":"s-1","agents":["sam"],"supervisors":[{"userId":"kim",\
                "nickname":"K \\"\u00fc\uD83D\uDE00\\"/","visibility":"Agents","state":"Chatting","agentId":"sam"}],\
                "causationId":"e-7","occurredAt":"2026-11-22T10:00:00.000Z"}""");
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    @Test
    @Rule("T6")
    void shouldNumberTheEventsOfASupervisorOverAllSessionsAndNameThemByFormula() {
        // Given
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.coach("lee", "sam");
        Taken first = center.accepted("s-1", "sam");
        Taken second = center.accepted("s-2", "sam");
        Taken third = center.switchTo("BargeIn", "kim", "s-1");
        Taken fourth = center.logOut("kim");
        Taken fifth = center.completed("s-1");

        // Then
        List<SupervisorSessionEvent> kims = Stream.of(first, second, third, fourth, fifth)
                .flatMap(taken -> taken.supervisorEvents().stream())
                .filter(event -> event.supervisorId().equals("kim"))
                .toList();
        assertThat(kims).extracting(SupervisorSessionEvent::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
        for (SupervisorSessionEvent event : kims) {
            assertThat(event.eventId())
                    .isEqualTo(uuid("cc-1|kim|" + event.sequence() + "|" + event.causationId() + "|" + event.type()));
        }
        assertThat(fifth.supervisorEvent().supervisorId()).isEqualTo("lee");
        assertThat(fifth.supervisorEvent().sequence()).isEqualTo(3);
    }

    @Test
    @Rule("T6")
    void shouldKeyEachRecordByItsTopicsRule() {
        // Given
        ContactCenterDsl center = center();
        Taken coach = center.coach("kim", "sam");
        Taken accepted = center.accepted("s-1", "sam");
        Taken written = center.writes("sam", "s-1");

        // Then
        assertThat(keys(coach)).containsExactly("cc-1/sam/kim", "cc-1/kim");
        assertThat(keys(accepted)).containsExactly("cc-1/kim", "cc-1/s-1");
        assertThat(keys(written)).containsExactly("cc-1/s-1", "cc-1/s-1");
    }

    private static List<String> keys(Taken taken) {
        return taken.outputs().stream().map(Taken::key).toList();
    }

    @Test
    @Rule("C8")
    void shouldWriteEffectsBeforeTheReply() {
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.accepted("s-1", "sam");

        assertThat(center.logOut("kim").outputs())
                .extracting(OutputRecord::topic)
                .containsExactly(
                        Topic.COACH_SUBSCRIPTIONS,
                        Topic.SUPERVISOR_SESSION_EVENTS,
                        Topic.COACHED_SESSIONS,
                        Topic.COACH_REPLIES);
    }

    @Test
    @Rule({"S2", "S4"})
    void shouldTellWhoIsInASessionOncePerRecordAndOnlyWhereASupervisorIs() {
        // Given
        ContactCenterDsl center = center();
        center.accepted("s-1", "sam").expectSessions();
        center.coach("kim", "ann");
        center.coach("lee", "ann");

        // Then
        center.accepted("s-1", "ann").expectSessions("s-1 [sam, ann] [kim Agents Chatting, lee Agents Chatting]");
        center.left("s-1", "sam").expectSessions("s-1 [ann] [kim Agents Chatting, lee Agents Chatting]");
        center.left("s-1", "ann").expectSessions("s-1 [] [kim Agents Chatting, lee Agents Chatting]");
        center.leave("kim", "s-1").expectSessions("s-1 [] [lee Agents Chatting]");
        center.writes("lee", "s-1").expectSessions();
        center.invited("s-1", "bob").expectSessions();
        center.leave("lee", "s-1").expectSessions("s-1 gone");
        center.accepted("s-1", "bob").expectSessions();
        center.completed("s-1").expectSessions();
    }

    @Test
    @Rule({"S2", "BecameAgent"})
    void shouldWriteNoTombstoneWhereOneSupervisorGoesAndAnotherComesInTheSameRecord() {
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.accepted("s-1", "sam");
        center.coach("lee", "kim");

        Taken taken = center.accepted("s-1", "kim").expectSessions("s-1 [sam, kim] [lee Agents Chatting]");
        assertThat(taken.coachedSession().causationId())
                .isEqualTo(taken.supervisorEvents().getFirst().causationId());
    }

    @Test
    @Rule({"S2", "S5"})
    void shouldKeepTheAgentsInJoiningOrder() {
        ContactCenterDsl center = center();
        center.coach("kim", "zoe");
        center.accepted("s-1", "zoe");
        center.accepted("s-1", "sam");
        center.accepted("s-1", "ann");
        center.left("s-1", "zoe");

        center.accepted("s-1", "zoe").expectSessions("s-1 [sam, ann, zoe] [kim Agents Chatting]");
    }
}
