package smscoach.torture.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.domain.Rules;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;
import smscoach.replay.Received;
import smscoach.simulation.ContactCenterSimulation;
import smscoach.simulation.Publication;
import smscoach.simulation.SimulationSettings;

/** Each guarantee holds for a flawless run, and notices the run in which only it is broken. */
class GuaranteesTest {

    private static final List<InputRecord> INPUTS = simulated(2_000);
    private static final Evidence FLAWLESS = Traces.flawless(INPUTS);

    @Test
    void shouldHoldForAFlawlessRun() {
        assertThat(Guarantee.all()).allSatisfy(guarantee -> {
            Verdict verdict = guarantee.judge(FLAWLESS);
            assertThat(verdict.first()).isEmpty();
            assertThat(verdict.checked()).isGreaterThan(100);
        });
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("an output is missing", Set.of("NoLoss"), without(Topic.COACH_SUBSCRIPTIONS)),
                Arguments.of("a reply is missing", Set.of("NoLoss", "Accounted"), without(Topic.COACH_REPLIES)),
                Arguments.of(
                        "a delivery is missing",
                        Set.of("NoLoss", "PerKeyOrder"),
                        without(Topic.SUPERVISOR_SESSION_EVENTS)),
                Arguments.of("an output comes twice", Set.of("NoDuplicate"), twice(Topic.COACHED_SESSIONS)),
                Arguments.of("a reply comes twice", Set.of("NoDuplicate", "Accounted"), twice(Topic.COACH_REPLIES)),
                Arguments.of(
                        "an output of no input",
                        Set.of("NoDuplicate", "Accounted"),
                        another(Topic.COACHED_SESSIONS, GuaranteesTest::ofNoInput)),
                Arguments.of("two of a key change places", Set.of("PerKeyOrder"), swapped(Topic.COACHED_SESSIONS)),
                Arguments.of(
                        "a key is on two partitions",
                        Set.of("PerKeyOrder"),
                        changed(Topic.COACHED_SESSIONS, r -> new Received(r.partition() + 1, r.offset(), r.record()))),
                Arguments.of(
                        "a byte of a value", Set.of("ByteEqual"), changed(Topic.COACH_REPLIES, r -> with(r, true))),
                Arguments.of("a header", Set.of("ByteEqual"), changed(Topic.COACH_REPLIES, r -> with(r, false))),
                Arguments.of(
                        "a customer reads a whisper",
                        Set.of("NoDuplicate", "Confined"),
                        another(Topic.SMS_CUSTOMER_MESSAGES, GuaranteesTest::ofAWhisper)),
                Arguments.of("a timestamp", Set.of("ByteEqual"), changed(Topic.COACH_REPLIES, r -> {
                    OutputRecord o = r.record();
                    return record(r, o.value(), o.headers(), o.timestamp() + 1);
                })));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("broken")
    void shouldNoticeWhatIsBroken(String what, Set<String> expected, UnaryOperator<List<Received>> change) {
        // When
        Evidence evidence = FLAWLESS.withCommitted(change);

        // Then
        Set<String> found = Guarantee.all().stream()
                .map(guarantee -> guarantee.judge(evidence))
                .filter(verdict -> !verdict.holds())
                .map(Verdict::guarantee)
                .collect(Collectors.toSet());
        assertThat(found).as(what).isEqualTo(expected);
    }

    @Test
    void shouldNoticeThatAnAcknowledgedInputIsGone() {
        // Given
        List<String> acknowledged = new ArrayList<>();
        INPUTS.forEach(input -> acknowledged.add(input.position()));
        acknowledged.add(InputRecord.position(Topic.COACH_COMMANDS, 0, 99_999));

        // When
        Evidence evidence = Evidence.of(
                INPUTS,
                acknowledged,
                List.copyOf(FLAWLESS.committed().values()),
                Rules.AS_SHIPPED,
                KeyPlacement.UNKNOWN,
                "");

        // Then
        assertThat(new NoLoss().judge(evidence).first())
                .containsExactly("The input coach-commands-0@99999 was acknowledged to its publisher, and is not on"
                        + " its topic.");
    }

    private static List<InputRecord> simulated(int count) {
        Map<Topic, Long> offsets = new HashMap<>();
        List<InputRecord> inputs = new ArrayList<>();
        var settings = SimulationSettings.readable(7, Instant.parse("2026-11-22T10:00:00Z"))
                .withPeople(4, 5, 3);
        for (Publication each : ContactCenterSimulation.generate(settings, count)) {
            long offset = offsets.merge(each.topic(), 0L, (last, ignored) -> last + 1);
            byte[] key = each.contactCenterId().getBytes(StandardCharsets.UTF_8);
            inputs.add(new InputRecord(
                    each.topic(),
                    0,
                    offset,
                    each.at().toEpochMilli(),
                    key,
                    ContractJson.write(each.message()),
                    List.of()));
        }
        return inputs;
    }

    private static UnaryOperator<List<Received>> without(Topic topic) {
        return all -> {
            all.remove(middle(all, topic));
            return all;
        };
    }

    private static UnaryOperator<List<Received>> twice(Topic topic) {
        return another(topic, received -> received);
    }

    private static UnaryOperator<List<Received>> another(Topic topic, UnaryOperator<Received> change) {
        return all -> {
            int at = middle(all, topic);
            all.add(at + 1, change.apply(all.get(at)));
            return all;
        };
    }

    private static UnaryOperator<List<Received>> changed(Topic topic, UnaryOperator<Received> change) {
        return all -> {
            // The last of its key, so that nothing follows it.
            int at = all.size() - 1;
            while (all.get(at).record().topic() != topic) {
                at--;
            }
            all.set(at, change.apply(all.get(at)));
            return all;
        };
    }

    private static UnaryOperator<List<Received>> swapped(Topic topic) {
        return all -> {
            for (int i = 0; i < all.size(); i++) {
                for (int j = i + 1; j < all.size(); j++) {
                    OutputRecord one = all.get(i).record();
                    OutputRecord other = all.get(j).record();
                    if (one.topic() == topic && other.topic() == topic && Arrays.equals(one.key(), other.key())) {
                        Collections.swap(all, i, j);
                        return all;
                    }
                }
            }
            throw new IllegalStateException("No key of " + topic + " has two records");
        };
    }

    private static Received with(Received received, boolean otherValue) {
        OutputRecord old = received.record();
        byte[] value = Objects.requireNonNull(old.value()).clone();
        List<RecordHeader> headers = new ArrayList<>(old.headers());
        if (otherValue) {
            value[value.length / 2] ^= 1;
        } else {
            headers.add(RecordHeader.of("traceparent", "another"));
        }
        return record(received, value, headers, old.timestamp());
    }

    private static Received ofAWhisper(Received received) {
        InputRecord whisper = INPUTS.stream()
                .filter(input -> new String(Objects.requireNonNull(input.value()), StandardCharsets.UTF_8)
                        .contains("\"visibility\":\"Agents\""))
                .findFirst()
                .orElseThrow();
        return of(received, whisper.position());
    }

    private static Received ofNoInput(Received received) {
        return of(received, "sms-session-events-0@99999");
    }

    private static Received of(Received received, String position) {
        OutputRecord old = received.record();
        List<RecordHeader> headers = new ArrayList<>(old.headers());
        headers.add(RecordHeader.of("causation-position", position));
        return record(received, old.value(), headers, old.timestamp());
    }

    private static Received record(
            Received received, byte @Nullable [] value, List<RecordHeader> headers, long timestamp) {
        OutputRecord old = received.record();
        return new Received(
                received.partition(),
                received.offset(),
                new OutputRecord(old.topic(), old.key(), value, headers, timestamp));
    }

    private static int middle(List<Received> all, Topic topic) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).record().topic() == topic) {
                places.add(i);
            }
        }
        return places.get(places.size() / 2);
    }
}
