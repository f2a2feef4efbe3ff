package smscoach.gateway.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.Topic;

class EventsTest {

    private static final String MESSAGE =
            "{\"messageId\":\"m-1\",\"contactCenterId\":\"cc-1\",\"smssessionId\":\"s-1\",\"from\":FROM,"
                    + "\"visibility\":\"All\",\"recipients\":[{\"type\":\"Agent\",\"userId\":\"a-1\"},"
                    + "{\"type\":\"Supervisor\",\"userId\":\"watcher\",\"visibility\":\"Supervisors\"}],"
                    + "\"text\":\"Offer the refund.\",\"causationId\":\"e-1\",\"occurredAt\":\"2026-11-22T10:15:30.123Z\"}";

    @Test
    void shouldGiveAnIdBackAsItWas() {
        // Given
        EventId id = new EventId(17, new long[] {5, 0, 12});

        // Then
        assertThat(EventId.parse(id.toString()).map(EventId::toString)).contains("17.5.0.12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "17.", "-1.0", "1.x", "1.99999999999999999999", "1.0\n2", "1..2", "e1.2"})
    void shouldTakeNoOtherTextForAnId(String text) {
        assertThat(EventId.parse(text)).isEmpty();
    }

    @Test
    void shouldKnowWhichIdLeavesNothingBetween() {
        // Given
        EventId id = new EventId(17, new long[] {5, 12});

        // Then
        assertThat(id.isNotBefore(new EventId(17, new long[] {5, 12}))).isTrue();
        assertThat(id.isNotBefore(new EventId(18, new long[] {5, 12}))).isFalse();
        assertThat(id.isNotBefore(new EventId(17, new long[] {5, 13}))).isFalse();
        assertThat(id.max(new EventId(3, new long[] {9, 1}))).hasToString("17.9.12");
    }

    @Test
    void shouldTellRecipientsAndAuthorButNeverWhoTheRecipientsAre() {
        // When
        Notice notice = message("{\"type\":\"Supervisor\",\"userId\":\"sup-1\",\"nickname\":\"kim\"}");

        // Then
        assertThat(notice.owners()).containsExactlyInAnyOrder("cc-1/a-1", "cc-1/watcher", "cc-1/sup-1");
        assertThat(new String(notice.data(), UTF_8))
                .doesNotContain("recipients", "watcher")
                .contains("refund");
    }

    @Test
    void shouldNotTakeACustomersIdForAUsers() {
        assertThat(message("{\"type\":\"Customer\",\"userId\":\"sup-9\"}").owners())
                .doesNotContain("cc-1/sup-9");
        assertThat(message("{\"type\":\"System\",\"userId\":\"sup-9\"}").owners())
                .doesNotContain("cc-1/sup-9");
    }

    @Test
    void shouldWriteOneEventAsOneFrame() {
        // When
        String frame = new String(
                message("{\"type\":\"Agent\",\"userId\":\"a-2\"}").frame(new EventId(1, new long[] {2})), UTF_8);

        // Then
        assertThat(frame.lines().map(line -> line.split(":", 2)[0])).containsExactly("id", "event", "data", "");
        assertThat(frame).startsWith("id: 1.2\nevent: Message\ndata: {").endsWith("}\n\n");
    }

    @Test
    void shouldCutOffWhoReadsTooSlowlyAndKeepNothingForHim() throws Exception {
        // Given
        EventStream stream = new EventStream("cc-1/sup-1", 0, new EventId(0, new long[] {0}));
        Told told = new Told(new Notice(Set.of("cc-1/sup-1"), "Message", new byte[10]), stream.from());
        for (int i = 0; i < EventStream.CAPACITY; i++) {
            stream.offer(told);
        }
        assertThat(stream.isCut()).isFalse();

        // When
        stream.offer(told);
        stream.offer(told);

        // Then
        assertThat(stream.isCut()).isTrue();
        assertThat(stream.next(Duration.ofMinutes(1))).as("wakes whoever waits").isNotEqualTo(told);
        assertThat(stream.isEmpty()).isTrue();
    }

    private static Notice message(String from) {
        byte[] value = MESSAGE.replace("FROM", from).getBytes(UTF_8);
        Optional<Notice> notice = Notice.of(
                Topic.SMS_MESSAGE_DELIVERIES,
                new ConsumerRecord<>("sms-message-deliveries", 0, 0, "cc-1/s-1".getBytes(UTF_8), value));
        return notice.orElseThrow();
    }
}
