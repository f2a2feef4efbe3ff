package smscoach.bench.compare.measure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import smscoach.contract.Topic;

class SenderTest {

    private static final int PROBES = 50;
    private static final int RATE = 5_000;
    private static final int FEW = 10;
    private static final int LOW_RATE = 100;

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void shouldSpeakOfOpenSessionsOnlyAndKeepNoMoreOpenThanTheRateAllows() throws Exception {
        // When
        try (Sender sender = new Sender(producer, "live.")) {
            sender.send(new Wave(0, PROBES), 0, RATE);
            sender.send(new Wave(PROBES, FEW), PROBES, LOW_RATE);
        }

        // Then
        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsOnly("live." + Topic.SMS_SESSION_EVENTS.defaultName());
        Set<Integer> open = new LinkedHashSet<>();
        List<Integer> accepted = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record : producer.history()) {
            int number = Probe.numberIn(record.value());
            assertThat(record.key()).asString(UTF_8).isEqualTo(Probe.contactCenter(number));
            String json = new String(record.value(), UTF_8);
            if (json.contains("AgentAccepted")) {
                accepted.add(number);
                assertThat(open.add(number)).isTrue();
            } else if (json.contains("SessionCompleted")) {
                assertThat(open.remove(number)).isTrue();
            } else {
                assertThat(open).contains(number);
            }
        }
        assertThat(accepted).hasSize(PROBES + FEW).isSorted().doesNotHaveDuplicates();
        assertThat(open).hasSizeLessThanOrEqualTo(LOW_RATE / Sender.RECORDS_PER_PROBE + 1);
    }

    @Test
    void shouldTakeAsLongAsTheRateSaysAndDateEachProbeByWhenItIsDue() throws Exception {
        // Given
        Wave wave = new Wave(0, PROBES);
        long before = System.nanoTime();

        // When
        double sentPerSecond;
        try (Sender sender = new Sender(producer, "live.")) {
            sentPerSecond = sender.send(wave, 0, RATE);
        }
        long after = System.nanoTime();
        for (int number = 0; number < PROBES; number++) {
            wave.news(number, after);
        }

        // Then
        double seconds = (PROBES * Sender.RECORDS_PER_PROBE - 1) / (double) RATE;
        assertThat(sentPerSecond).isLessThanOrEqualTo(RATE * 1.01);
        assertThat(after - before).isGreaterThanOrEqualTo((long) (seconds * 1e9));
        assertThat(wave.isComplete()).isTrue();
        assertThat(wave.nanos().getMaxValue()).isGreaterThanOrEqualTo((long) (seconds * 1e9 * 0.95));
    }

    @Test
    void shouldSubscribeInEveryContactCenterBeforeAnythingElse() throws Exception {
        // When
        try (Sender sender = new Sender(producer, "live.")) {
            sender.subscribe();
        }

        // Then
        assertThat(producer.history())
                .extracting(record -> new String(record.key(), UTF_8))
                .containsExactlyElementsOf(Probe.contactCenters());
        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsOnly("live." + Topic.COACH_COMMANDS.defaultName());
    }
}
