package smscoach.bench.compare.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import smscoach.contract.CoachCommand;
import smscoach.contract.CoachReply;
import smscoach.contract.EventType;
import smscoach.contract.MonitoringMode;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.domain.Outcome;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.simulation.Publication;

class WorkloadTest {

    private static final long SEED = 7;
    private static final int RECORDS = 20_000;

    private final List<Publication> all = publications(SEED);

    @Test
    void shouldHoldNothingThatTheContendersHaveNoRuleFor() {
        // Given
        Engine engine = new Engine(Rules.AS_SHIPPED, new InMemoryStates(), KeyPlacement.UNKNOWN, "");
        List<OutputRecord> replies = new ArrayList<>();
        List<Outcome> others = new ArrayList<>();

        // When
        for (Publication publication : all) {
            byte[] key = publication.contactCenterId().getBytes(UTF_8);
            byte[] value = ContractJson.writeUnchecked(publication.message());
            Outcome outcome =
                    engine.take(new InputRecord(publication.topic(), 0, 0, -1, key, value, List.of()), output -> {
                        if (output.topic() == Topic.COACH_REPLIES) {
                            replies.add(output);
                        }
                    });
            if (!outcome.equals(new Outcome.Answered(false)) && !(outcome instanceof Outcome.Applied)) {
                others.add(outcome);
            }
        }

        // Then
        assertThat(others).isEmpty();
        assertThat(replies)
                .isNotEmpty()
                .allMatch(reply ->
                        ContractJson.read(CoachReply.class, reply.value()).statusCode() == 0);
    }

    @Test
    void shouldHoldEverythingThatTheComparisonSpeaksOf() {
        // Given
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        Map<MonitoringMode, Integer> modes = new EnumMap<>(MonitoringMode.class);

        // When
        for (Publication publication : all) {
            if (publication.message() instanceof SmsSessionEvent event) {
                types.add(event.type());
            } else if (publication.message() instanceof CoachCommand command
                    && command.supervisorMonitoringMode() != null) {
                modes.merge(command.supervisorMonitoringMode(), 1, Integer::sum);
            }
        }

        // Then
        assertThat(types)
                .containsExactlyInAnyOrder(
                        EventType.AgentAccepted,
                        EventType.AgentLeft,
                        EventType.SessionPlacedInQueue,
                        EventType.SessionCompleted,
                        EventType.MessageSent);
        assertThat(modes).containsKeys(MonitoringMode.NextChat, MonitoringMode.AllChats);
        assertThat(all).hasSizeGreaterThanOrEqualTo(RECORDS);
    }

    @Test
    void shouldGiveTheSameRecordsForTheSameSeedOnly() {
        assertThat(publications(SEED)).isEqualTo(all);
        assertThat(publications(SEED + 1)).isNotEqualTo(all);
    }

    @Test
    void shouldSpeakOfThePastOnly() {
        assertThat(all).allMatch(publication -> publication.at().isBefore(Instant.parse("2026-11-25T00:00:00Z")));
    }

    @Test
    void shouldLeaveOutMessagesOnlyWhereNobodyWantsThem() {
        // When
        List<Publication> without = publications(new Workload(SEED, RECORDS, false));

        // Then
        assertThat(without)
                .hasSizeGreaterThanOrEqualTo(RECORDS)
                .startsWith(all.stream()
                        .filter(publication -> !isMessage(publication))
                        .limit(100)
                        .toArray(Publication[]::new))
                .noneMatch(WorkloadTest::isMessage);
    }

    private static boolean isMessage(Publication publication) {
        return publication.message() instanceof SmsSessionEvent event && event.type() == EventType.MessageSent;
    }

    private static List<Publication> publications(long seed) {
        return publications(new Workload(seed, RECORDS));
    }

    private static List<Publication> publications(Workload workload) {
        List<Publication> publications = new ArrayList<>();
        while (workload.hasNext()) {
            Chunk chunk = workload.next();
            Stream.of(chunk.commands(), chunk.events()).forEach(publications::addAll);
        }
        return publications;
    }
}
