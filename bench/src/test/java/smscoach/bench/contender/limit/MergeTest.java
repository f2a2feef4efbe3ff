package smscoach.bench.contender.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class MergeTest {

    private final Merge merge = new Merge();

    @Test
    void shouldTakeTheEarlierAndACommandBeforeAnEventOfItsTime() {
        // Given
        merge.addEvent(record("events", 1));
        merge.addEvent(record("events", 5));
        merge.addCommand(record("commands", 5));

        // Then
        assertThat(next(true, true)).isEqualTo("events@1");
        assertThat(next(true, true)).isEqualTo("commands@5");
        assertThat(next(true, true)).isEqualTo("events@5");
        assertThat(merge.next(true, true)).isNull();
    }

    @Test
    void shouldWaitForAnInputThatMayHaveAnEarlierRecord() {
        // Given
        merge.addEvent(record("events", 5));

        // Then
        assertThat(merge.next(false, true)).isNull();
        assertThat(next(true, false)).isEqualTo("events@5");
    }

    @Test
    void shouldWaitForEventsAsWell() {
        // Given
        merge.addCommand(record("commands", 5));

        // Then
        assertThat(merge.next(true, false)).isNull();
        assertThat(next(true, true)).isEqualTo("commands@5");
    }

    private String next(boolean allCommandsAreHere, boolean allEventsAreHere) {
        ConsumerRecord<byte[], byte[]> record = merge.next(allCommandsAreHere, allEventsAreHere);
        return record == null ? "none" : record.topic() + "@" + record.timestamp();
    }

    private static ConsumerRecord<byte[], byte[]> record(String topic, long timestamp) {
        return new ConsumerRecord<>(
                topic,
                0,
                0,
                timestamp,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                new byte[0],
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
    }
}
