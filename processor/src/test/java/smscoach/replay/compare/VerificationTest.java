package smscoach.replay.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.Histories;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.history.KafkaPlacement;
import smscoach.reference.HistoryGenerator;
import smscoach.replay.ProductionOrder;
import smscoach.replay.Received;
import smscoach.stream.CoachStreams;

/** Random histories of three partitions, whose outputs lie on two, read in any mixture. */
@Timeout(60)
class VerificationTest {

    private static final int PARTITIONS = 3;
    private static final int OUTPUT_PARTITIONS = 2;
    private static final int RECORDS = 500;

    private final KafkaPlacement placement = placement();
    private final List<InputRecord> inputs = new ArrayList<>();
    private final List<Received> outputs = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 10_000})
    void shouldFindWhatProductionMadeIdenticalHoweverLittleMayWait(int most) {
        LongStream.range(0, 20).forEach(mixture -> {
            // Given
            produce();

            // When
            Outcome outcome = verify(most, mixture);

            // Then
            assertThat(differences).isEmpty();
            assertThat(outcome.identical()).isEqualTo(outputs.size()).isGreaterThan(RECORDS / 2);
        });
    }

    @Test
    void shouldFindOneRecordThatIsMissingAndOneThatIsTooMany() {
        // Given
        produce();
        Received lost = outputs.stream()
                .filter(output -> output.record().topic() == Topic.SUPERVISOR_SESSION_EVENTS)
                .skip(10)
                .findFirst()
                .orElseThrow();
        outputs.remove(lost);
        Received doubled = outputs.get(outputs.size() / 2);
        outputs.add(outputs.size() / 2, doubled);

        // When
        Outcome outcome = verify(2, 1);

        // Then
        assertThat(outcome.missing()).isEqualTo(1);
        assertThat(outcome.extra()).isEqualTo(1);
        assertThat(outcome.differences()).isEqualTo(2);
        assertThat(differences)
                .extracting(Difference::record)
                .anySatisfy(record ->
                        assertThat(record.value()).isEqualTo(lost.record().value()));
    }

    private Outcome verify(int most, long mixture) {
        ProductionOrder order = new ProductionOrder();
        outputs.forEach(output -> order.learn(output.record()));
        Set<Part> parts = new HashSet<>();
        for (Topic topic : Topic.values()) {
            int count = topic.direction() == Topic.Direction.IN ? PARTITIONS : OUTPUT_PARTITIONS;
            for (int partition = 0; partition < count; partition++) {
                parts.add(new Part(topic, partition));
            }
        }
        InMemoryStates states = new InMemoryStates();
        Comparison comparison = new Comparison(placement, Scope.ALL, Retained.ALL, differences::add);
        MixedFeed feed = new MixedFeed(inputs, outputs, parts, mixture);
        new Verification(feed, order, engine(states), states, Scope.ALL, comparison, most).run(taken -> {});
        return comparison.end(partition -> false);
    }

    private void produce() {
        inputs.clear();
        outputs.clear();
        long seed = LongStream.range(0, 1_000)
                .filter(s -> HistoryGenerator.settings(s).partitions() == PARTITIONS)
                .findFirst()
                .orElseThrow();
        Engine engine = engine(new InMemoryStates());
        Map<Part, Long> next = new HashMap<>();
        Map<Part, Long> offsets = new HashMap<>();
        HistoryGenerator.generate(seed, RECORDS).forEach(generated -> {
            InputRecord record = Histories.record(generated);
            Part source = new Part(record.topic(), record.partition());
            InputRecord input = new InputRecord(
                    record.topic(),
                    record.partition(),
                    offsets.merge(source, 0L, (last, zero) -> last + 1),
                    record.timestamp(),
                    record.key(),
                    record.value(),
                    record.headers());
            inputs.add(input);
            engine.take(input, output -> {
                Part part = new Part(output.topic(), placement.partition(output, input.partition()));
                outputs.add(new Received(part.partition(), next.merge(part, 0L, (last, zero) -> last + 1), output));
            });
        });
    }

    private static Engine engine(InMemoryStates states) {
        return new Engine(Rules.AS_SHIPPED, states, CoachStreams.placementAmong(PARTITIONS), "");
    }

    private static KafkaPlacement placement() {
        Map<Topic, Integer> counts = new HashMap<>();
        Topic.outputs().forEach(topic -> counts.put(topic, OUTPUT_PARTITIONS));
        return new KafkaPlacement(counts);
    }
}
