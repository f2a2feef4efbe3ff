package smscoach.replay.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import smscoach.contract.HeaderNames;
import smscoach.contract.ParticipationState;
import smscoach.contract.SupervisorEventType;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.Visibility;
import smscoach.contract.json.ContractJson;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.Histories;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.Numbered;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;
import smscoach.reference.HistoryGenerator;
import smscoach.replay.Received;
import smscoach.replay.compare.Difference.Kind;
import smscoach.stream.CoachStreams;

class NumberingTest extends ComparisonCase {

    private static final Part EVENTS = new Part(Topic.SMS_SESSION_EVENTS, 0);

    @Test
    void shouldTellTheNumbersAfterAMissingEventFromTheEventItself() {
        // Given
        Comparison comparison = comparison(Scope.ALL, Retained.ALL);

        // When
        expect(comparison, 1, event("kim", 1, 1));
        expect(comparison, 2, event("kim", 2, 2), event("lee", 2, 1));
        expect(comparison, 3, event("kim", 3, 3), event("lee", 3, 2));
        find(comparison, event("kim", 1, 1), event("lee", 2, 1), event("kim", 3, 2), event("lee", 3, 2));

        // Then
        Outcome outcome = end(comparison);
        assertThat(outcome.missing()).isEqualTo(1);
        assertThat(outcome.renumbered()).isEqualTo(1);
        assertThat(outcome.real()).isEqualTo(1);
        assertThat(outcome.differences()).isEqualTo(2);
        assertThat(outcome.identical()).isEqualTo(3);
        assertThat(kinds()).containsExactlyInAnyOrder(Kind.MISSING, Kind.RENUMBERED);
    }

    @Test
    void shouldNotForgiveANumberThatNothingExplains() {
        // Given
        Comparison comparison = comparison(Scope.ALL, Retained.ALL);

        // When
        for (int i = 1; i <= 4; i++) {
            expect(comparison, i, event("kim", i, i));
        }
        find(comparison, event("kim", 1, 2), event("kim", 3, 5), event("kim", 4, 3));

        // Then: too high by one after none, by two after a missing one, then too low by one after that
        assertThat(end(comparison).different()).isEqualTo(2);
        assertThat(kinds()).containsExactly(Kind.DIFFERENT, Kind.MISSING, Kind.DIFFERENT, Kind.RENUMBERED);
    }

    @Test
    void shouldNotTakeForANumberWhatIsDifferentBesides() {
        // Given
        Comparison comparison = comparison(Scope.ALL, Retained.ALL);
        OutputRecord numbered = event("kim", 2, 1);
        OutputRecord other = new OutputRecord(
                numbered.topic(),
                numbered.key(),
                new String(Objects.requireNonNull(numbered.value()), UTF_8)
                        .replace("\"nickname\":\"kim\"", "\"nickname\":\"tim\"")
                        .getBytes(UTF_8),
                numbered.headers(),
                numbered.timestamp());

        // When
        expect(comparison, 1, event("kim", 1, 1));
        expect(comparison, 2, event("kim", 2, 2));
        expect(comparison, 3, event("kim", 3, 3));
        find(comparison, other, event("kim", 3, 2));

        // Then
        assertThat(end(comparison).renumbered()).isEqualTo(1);
        assertThat(kinds()).containsExactly(Kind.MISSING, Kind.DIFFERENT, Kind.RENUMBERED);
    }

    @Test
    void shouldCountWhatWasMissingBeforeTheTimeThatIsAskedForInTheNumbersAlone() {
        // Given
        Comparison comparison = comparison(new Scope(Set.of(), 3, Long.MAX_VALUE), Retained.ALL);

        // When
        for (int i = 1; i <= 4; i++) {
            expect(comparison, i, event("kim", i, i));
        }
        find(comparison, event("kim", 2, 1), event("kim", 3, 2), event("kim", 4, 3));

        // Then
        Outcome outcome = end(comparison);
        assertThat(outcome.renumbered()).isEqualTo(2);
        assertThat(outcome.real()).isZero();
        assertThat(outcome.identical()).isZero();
    }

    @Test
    void shouldTakeTheFirstNumberAsGivenWhereTheBeginningIsGone() {
        // Given
        Comparison comparison = comparison(Scope.ALL, new Retained(Map.of(EVENTS, 2L), Map.of(), Set.of(EVENTS)));

        // When
        for (int i = 2; i <= 5; i++) {
            expect(comparison, i, event("kim", i, i - 1));
        }
        find(comparison, event("kim", 2, 71), event("kim", 3, 72), event("kim", 4, 73), event("kim", 5, 75));

        // Then
        assertThat(end(comparison).renumbered()).isEqualTo(3);
        assertThat(kinds()).containsExactly(Kind.RENUMBERED, Kind.RENUMBERED, Kind.RENUMBERED, Kind.DIFFERENT);
    }

    /** Production had other rules, in random histories: whatever is the same but for its number must be found so. */
    @Test
    void shouldFindEveryEventWhoseNumberAloneIsDifferentUnderOtherRules() {
        long renumbered = 0;
        long real = 0;
        long[] seeds = LongStream.range(0, 80)
                .filter(seed -> HistoryGenerator.settings(seed).partitions() > 0)
                .toArray();
        for (long seed : seeds) {
            // Given
            Rules rules = Histories.rules(HistoryGenerator.settings(seed));
            Rules others = new Rules(Duration.ofMinutes(10), Duration.ofMinutes(20), Set.of());
            List<InputRecord> inputs = HistoryGenerator.generate(seed, 500).stream()
                    .map(Histories::record)
                    .toList();
            differences.clear();
            Placement oneEach = (output, inputPartition) -> 0;
            Comparison comparison = new Comparison(oneEach, Scope.ALL, Retained.ALL, differences::add);
            Map<Topic, Long> offsets = new HashMap<>();
            int partitions = HistoryGenerator.settings(seed).partitions();
            Engine production = engine(rules, partitions);
            Engine replay = engine(others, partitions);

            // When
            for (InputRecord input : inputs) {
                production.take(
                        input,
                        made -> comparison.find(new Received(0, offsets.merge(made.topic(), 1L, Long::sum), made)));
                List<OutputRecord> expected = new ArrayList<>();
                replay.take(input, expected::add);
                comparison.expect(input, expected);
            }
            Outcome outcome = end(comparison);

            // Then
            assertThat(differences).allSatisfy(difference -> {
                Expected expected = difference.expected();
                Received found = difference.found();
                boolean onlyTheNumber = expected != null
                        && found != null
                        && difference.record().topic() == Topic.SUPERVISOR_SESSION_EVENTS
                        && content(expected.record()).equals(content(found.record()));
                assertThat(onlyTheNumber).isEqualTo(difference.kind() == Kind.RENUMBERED);
            });
            renumbered += outcome.renumbered();
            real += outcome.real();
        }
        assertThat(renumbered).isGreaterThan(100);
        assertThat(real).isGreaterThan(100);
    }

    private static String content(OutputRecord record) {
        String value = new String(Objects.requireNonNull(record.value()), UTF_8)
                .replaceAll("\"sequence\":\\d+|\"eventId\":\"[^\"]*\"", "");
        return value
                + record.headers().stream()
                        .filter(header -> !header.name().equals(HeaderNames.CE_ID))
                        .toList()
                + record.timestamp();
    }

    private static Engine engine(Rules rules, int partitions) {
        return new Engine(rules, new InMemoryStates(), CoachStreams.placementAmong(partitions), "");
    }

    private static OutputRecord event(String supervisorId, long cause, long sequence) {
        byte[] value = ContractJson.write(new SupervisorSessionEvent(
                "00000000-0000-3000-8000-000000000000",
                "cc-1",
                "s-1",
                supervisorId,
                supervisorId,
                "ana",
                SupervisorEventType.Delivered,
                ParticipationState.Chatting,
                Visibility.Agents,
                "c-1",
                null,
                null,
                List.of("ana"),
                1,
                "e-" + cause,
                Instant.ofEpochMilli(cause)));
        OutputRecord record = new OutputRecord(
                Topic.SUPERVISOR_SESSION_EVENTS,
                ("cc-1/" + supervisorId).getBytes(UTF_8),
                value,
                List.of(
                        RecordHeader.of(
                                HeaderNames.CAUSATION_POSITION,
                                InputRecord.position(Topic.SMS_SESSION_EVENTS, 0, cause)),
                        RecordHeader.of(HeaderNames.CE_ID, "any")),
                cause);
        return Objects.requireNonNull(Numbered.of(record)).with(sequence);
    }
}
