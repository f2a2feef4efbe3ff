package smscoach.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.domain.ContactCenterDsl.center;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.Topic;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;

/** The headers of every output, in their order. */
class HeadersTest {

    private static final RecordHeader[] TRACE = {
        RecordHeader.of("baggage", "b"),
        RecordHeader.of("x", "not passed on"),
        RecordHeader.of("tracestate", "s"),
        RecordHeader.of("traceparent", "old"),
        RecordHeader.of("traceparent", "p")
    };

    private static List<String> headers(OutputRecord output) {
        return output.headers().stream().map(RecordHeader::toString).toList();
    }

    @Test
    @Rule("T6")
    void shouldTellCauseInterleavingCloudEventAndTraceOfWhatACommandCaused() {
        // When
        Taken taken = center().command("Coach", "kim")
                .id("c-9")
                .agent("sam")
                .partition(3)
                .headers(TRACE)
                .send();

        // Then
        assertThat(headers(taken.only(Topic.COACH_SUBSCRIPTIONS)))
                .containsExactly(
                        "causation-position=coach-commands-3@0",
                        "interleaving=sms-session-events-3@-1",
                        "ce_specversion=1.0",
                        "ce_id=c-9/sam/kim",
                        "ce_source=/contact-centers/cc-1",
                        "ce_type=smscoach.Subscription",
                        "ce_time=2026-11-22T10:00:00.000Z",
                        "content-type=application/json",
                        "traceparent=p",
                        "tracestate=s",
                        "baggage=b");
        assertThat(headers(taken.only(Topic.COACH_REPLIES)))
                .contains("ce_id=kim/c-9", "ce_type=smscoach.Reply", "interleaving=sms-session-events-3@-1");
    }

    @Test
    @Rule("T6")
    void shouldTellNoInterleavingOfWhatAnEventCaused() {
        // Given
        ContactCenterDsl center = center();
        center.coach("kim", "sam");

        // When
        Taken taken =
                center.event("AgentAccepted", "s-1").agent("sam").id("e-7").send();

        // Then
        assertThat(headers(taken.only(Topic.SUPERVISOR_SESSION_EVENTS)))
                .containsExactly(
                        "causation-position=sms-session-events-0@0",
                        "ce_specversion=1.0",
                        "ce_id=" + taken.supervisorEvent().eventId(),
                        "ce_source=/contact-centers/cc-1",
                        "ce_type=smscoach.Delivered",
                        "ce_time=2026-11-22T10:00:00.000Z",
                        "content-type=application/json");
        assertThat(headers(taken.only(Topic.COACHED_SESSIONS)))
                .contains("ce_id=s-1/e-7", "ce_type=smscoach.CoachedSession");
    }

    @Test
    @Rule("T6")
    void shouldNameEachKindOfMessage() {
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.accepted("s-1", "sam");
        Taken written = center.event("MessageSent", "s-1")
                .message("User", "sam", null)
                .id("e-8")
                .send();
        Taken refused = center.event("MessageSent", "s-1")
                .message("User", "joe", null)
                .id("e-9")
                .send();

        assertThat(headers(written.only(Topic.SMS_CUSTOMER_MESSAGES)))
                .contains("ce_id=s-1/e-8", "ce_type=smscoach.CustomerMessage");
        assertThat(headers(written.only(Topic.SMS_MESSAGE_DELIVERIES)))
                .contains("ce_id=s-1/e-8", "ce_type=smscoach.MessageDelivery");
        assertThat(headers(refused.only(Topic.SMS_MESSAGE_DELIVERIES)))
                .contains("ce_id=s-1/e-9", "ce_type=smscoach.MessageRefused");
        assertThat(headers(center.switchTo("Monitor", "kim", "s-1").only(Topic.SUPERVISOR_SESSION_EVENTS)))
                .contains("ce_type=smscoach.VisibilityChanged");
        assertThat(headers(center.leave("kim", "s-1").only(Topic.SUPERVISOR_SESSION_EVENTS)))
                .contains("ce_type=smscoach.Left");
        center.intrude("kim", "sam", "s-1", "Coach");
        assertThat(headers(center.completed("s-1").only(Topic.SUPERVISOR_SESSION_EVENTS)))
                .contains("ce_type=smscoach.Revoked");
    }

    @Test
    @Rule("T6")
    void shouldGiveTombstonesTheReasonAndNoCloudEvent() {
        // Given
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.accepted("s-1", "sam");

        // When
        Taken taken =
                center.command("EndContactCenterSession", "kim").headers(TRACE).send();

        // Then
        assertThat(headers(taken.only(Topic.COACH_SUBSCRIPTIONS)))
                .containsExactly(
                        "causation-position=coach-commands-0@1",
                        "interleaving=sms-session-events-0@0",
                        "coach.reason=LoggedOut",
                        "traceparent=p",
                        "tracestate=s",
                        "baggage=b");
        assertThat(headers(taken.only(Topic.COACHED_SESSIONS)))
                .containsExactly(
                        "causation-position=coach-commands-0@1",
                        "interleaving=sms-session-events-0@0",
                        "traceparent=p",
                        "tracestate=s",
                        "baggage=b");
    }

    @Test
    @Rule("T6")
    void shouldTellTheLastSessionEventOfThePartitionOfWhateverContactCenterAndFate() {
        // Given
        ContactCenterDsl center = center();
        center.event("SessionCompleted", "s-1").partition(1).send();
        center.moveTo("cc-2");
        center.event("Dance", "s-1").partition(1).send().expectDeadLetter(DeadLetterCode.MALFORMED);
        center.event("SessionCompleted", "s-2").partition(2).send();
        center.moveTo("cc-1");

        // Then
        assertThat(headers(center.command("Dance", "kim")
                        .partition(1)
                        .send()
                        .outputs()
                        .getFirst()))
                .contains("interleaving=sms-session-events-1@1");
        assertThat(headers(center.command("Dance", "kim")
                        .partition(2)
                        .send()
                        .outputs()
                        .getFirst()))
                .contains("interleaving=sms-session-events-2@2");
        assertThat(headers(center.command("Dance", "kim")
                        .partition(0)
                        .send()
                        .outputs()
                        .getFirst()))
                .contains("interleaving=sms-session-events-0@-1");
    }

    @Test
    @Rule("MALFORMED")
    void shouldAddTheReasonOfADeadLetterToItsOriginalHeaders() {
        // When
        Taken taken = center().command("Coach", "kim")
                .with("commandId", "a/b")
                .partition(2)
                .headers(TRACE)
                .send();

        // Then
        OutputRecord letter = taken.only(Topic.COACH_DEAD_LETTERS);
        assertThat(letter.key()).isEqualTo(taken.input().key());
        assertThat(letter.value()).isEqualTo(taken.input().value());
        assertThat(letter.headers().subList(0, TRACE.length)).containsExactly(TRACE);
        assertThat(headers(letter).subList(TRACE.length, letter.headers().size()))
                .containsExactly(
                        "causation-position=coach-commands-2@0",
                        "interleaving=sms-session-events-2@-1",
                        "__streams.errors.topic=test.coach-commands",
                        "__streams.errors.partition=2",
                        "__streams.errors.offset=0",
                        "__streams.errors.message=commandId has a character other than A-Z a-z 0-9 . _ ~ : @ + = -",
                        "coach.error.code=MALFORMED");
    }

    @Test
    @Rule("SESSION_ENDED")
    void shouldTellNoInterleavingOfAnEventsDeadLetter() {
        ContactCenterDsl center = center();
        center.completed("s-1");

        assertThat(headers(center.completed("s-1").only(Topic.COACH_DEAD_LETTERS)))
                .contains("causation-position=sms-session-events-0@1", "__streams.errors.topic=test.sms-session-events")
                .noneMatch(header -> header.startsWith("interleaving"));
    }

    @Test
    @Rule("MALFORMED")
    void shouldFitADeadLetterIntoItsTopicHoweverLargeTheOriginal() {
        byte[] large = new byte[Topic.MAX_OUTPUT_BYTES];
        Arrays.fill(large, (byte) 'x');
        byte[] justFits = Arrays.copyOf(large, Topic.MAX_OUTPUT_BYTES - 8 * 1024);
        byte[] key = "cc-1".getBytes(UTF_8);
        RecordHeader manyBytes = RecordHeader.of("\u20ac".repeat(large.length / 3), "");

        // Then
        assertThat(letter(key, justFits).value()).isEqualTo(justFits);
        assertThat(letter(key, large).value()).isNull();
        assertThat(letter(key, large).key()).isEqualTo(key);
        assertThat(letter(large, large).key()).isNull();
        assertThat(letter(large, null).key()).isNull();
        for (OutputRecord letter : List.of(
                letter(key, justFits),
                letter(key, large),
                letter(large, large),
                letter(key, key, new RecordHeader("x", large)),
                letter(key, key, manyBytes))) {
            assertThat(size(letter)).isLessThan(Topic.MAX_OUTPUT_BYTES);
            assertThat(headers(letter)).anyMatch("coach.error.code=MALFORMED"::equals);
        }
    }

    private static OutputRecord letter(byte[] key, byte @Nullable [] value, RecordHeader... headers) {
        return center().send(Topic.COACH_COMMANDS, 0, key, value, 5, List.of(headers))
                .only(Topic.COACH_DEAD_LETTERS);
    }

    private static long size(OutputRecord record) {
        long size = record.key() == null ? 0 : record.key().length;
        size += record.value() == null ? 0 : record.value().length;
        for (RecordHeader header : record.headers()) {
            byte[] value = header.value();
            size += header.name().getBytes(UTF_8).length + (value == null ? 0 : value.length) + 10;
        }
        return size;
    }
}
