package smscoach.gateway.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.gateway.kafka.Kafka;

/** What only a broken publisher could cause, too: whatever the record is, who waits for it by its position is told. */
class CommandDeadLettersTest {

    private static final String COMMAND =
            "{\"commandId\":\"c-1\",\"contactCenterId\":\"cc-1\",\"operationName\":\"Coach\","
                    + "\"supervisor\":{\"userId\":\"sup-1\",\"roles\":[\"supervisor\"]},"
                    + "\"userId\":\"a-1\",\"issuedAt\":\"2026-11-22T10:15:30.123Z\"}";

    private final List<DeadLetter> told = new ArrayList<>();
    private final DeadLetters letters = new DeadLetters(new Kafka(
            () -> {
                throw new KafkaException("there is none");
            },
            () -> {
                throw new KafkaException("there is none");
            },
            Topic::defaultName));

    @AfterEach
    void close() {
        letters.close();
    }

    @Test
    void shouldTellWhoWaitsWhateverTheRecordIs() {
        // Given
        letters.await("coach-commands-3@17", told::add);

        // When
        letters.take(letter("coach-commands-3@16", "MALFORMED", "cc-1", "another"));
        letters.take(letter("coach-commands-3@17", "MALFORMED", "cc-1", "no JSON"));
        letters.take(letter("coach-commands-3@17", "MALFORMED", "cc-1", "no JSON"));

        // Then
        assertThat(told).containsExactly(new DeadLetter(DeadLetterCode.MALFORMED, "why"));
    }

    /** The processor may be faster than the broker's acknowledgement. */
    @Test
    void shouldTellWhoLearnsHisPositionLater() {
        // Given
        letters.take(letter("coach-commands-3@17", "FUTURE", "cc-1", COMMAND));

        // When
        letters.await("coach-commands-3@17", told::add);

        // Then
        assertThat(told).hasSize(1);
    }

    @Test
    void shouldTellNobodyWhoWaitsNoLonger() {
        // Given
        letters.await("coach-commands-3@17", told::add);
        letters.forget("coach-commands-3@17");

        // When
        letters.take(letter("coach-commands-3@17", "FUTURE", "cc-1", COMMAND));

        // Then
        assertThat(told).isEmpty();
    }

    @Test
    void shouldFindThatOfACommandUnderItsOwnContactCenterOnly() throws Exception {
        // Given
        CommandKey key = new CommandKey("cc-1", "sup-1", "c-1");
        letters.take(letter("coach-commands-3@17", "KEY_MISMATCH", "cc-2", COMMAND));
        assertThatThrownBy(() -> letters.find(key)).as("looks in the log").isInstanceOf(KafkaException.class);

        // When
        letters.take(letter("coach-commands-3@18", "STALE", "cc-1", COMMAND));

        // Then
        assertThat(letters.find(key)).contains(new DeadLetter(DeadLetterCode.STALE, "why"));
    }

    private static ConsumerRecord<byte[], byte[]> letter(String position, String code, String key, String value) {
        var record = new ConsumerRecord<>(
                Topic.COACH_DEAD_LETTERS.defaultName(), 0, 0, key.getBytes(UTF_8), value.getBytes(UTF_8));
        record.headers()
                .add(HeaderNames.CAUSATION_POSITION, position.getBytes(UTF_8))
                .add(HeaderNames.ERROR_MESSAGE, "why".getBytes(UTF_8))
                .add(HeaderNames.ERROR_CODE, code.getBytes(UTF_8));
        return record;
    }
}
