package smscoach.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.EndReason;
import smscoach.contract.EventType;
import smscoach.contract.Operation;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.StatusReason;
import smscoach.contract.SupervisorEventType;
import smscoach.contract.json.ContractJson;

class ContactCenterSimulationTest {

    private static final int MANY = 20_000;

    @Test
    void shouldGiveTheSamePublicationsForTheSameSeedByteForByte() {
        // When
        byte[] once = bytes(ContactCenterSimulation.generate(7, 5_000));
        byte[] again = bytes(ContactCenterSimulation.generate(7, 5_000));
        byte[] other = bytes(ContactCenterSimulation.generate(8, 5_000));

        // Then
        assertThat(again).isEqualTo(once);
        assertThat(other).isNotEqualTo(once);
    }

    @Test
    void shouldNeverUseIdsOfAnotherRun() {
        // Given
        Instant nextMillisecond = ContactCenterSimulation.OPENING.plusMillis(1);

        // When
        Set<String> ids = sessionIds(ContactCenterSimulation.generate(7, 1_000));
        Set<String> ofOtherSeed = sessionIds(ContactCenterSimulation.generate(8, 1_000));
        Set<String> ofLaterRun =
                sessionIds(ContactCenterSimulation.generate(SimulationSettings.readable(7, nextMillisecond), 1_000));

        // Then
        assertThat(ids).isNotEmpty().doesNotContainAnyElementsOf(ofOtherSeed).doesNotContainAnyElementsOf(ofLaterRun);
    }

    @Test
    void shouldKeepTimeAndRate() {
        // Given
        SimulationSettings settings =
                SimulationSettings.readable(1, ContactCenterSimulation.OPENING).withRate(100);

        // When
        List<Publication> publications = ContactCenterSimulation.generate(settings, 10_000);

        // Then
        assertThat(publications).extracting(Publication::at).isSorted();
        Duration taken = Duration.between(
                publications.getFirst().at(), publications.getLast().at());
        assertThat(taken).isBetween(Duration.ofSeconds(98), Duration.ofSeconds(102));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldLiveThroughAllThatTheContractKnows(long seed) {
        // Given
        ContactCenterSimulation simulation =
                new ContactCenterSimulation(SimulationSettings.readable(seed, ContactCenterSimulation.OPENING));
        Seen seen = new Seen();

        // When
        run(simulation, MANY, seen);

        // Then
        assertThat(seen.operations).containsExactlyInAnyOrder(Operation.values());
        assertThat(seen.types).containsExactlyInAnyOrder(EventType.values());
        assertThat(seen.supervisorEvents).containsExactlyInAnyOrder(SupervisorEventType.values());
        assertThat(seen.endReasons)
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(EndReason.Expired)));
        assertThat(seen.deadLetters.keySet()).containsExactlyInAnyOrder("NOT_ALLOWED", "SESSION_ENDED");
        assertThat(seen.replies.keySet())
                .contains(
                        "OK",
                        StatusReason.SELF.name(),
                        StatusReason.SESSION_NOT_FOUND.name(),
                        StatusReason.COMMAND_ID_REUSED.name(),
                        StatusReason.FEATURE_OFF.name());
        assertThat(seen.repeatedCommands).isPositive();
        assertThat(seen.repeatedEvents).isPositive();
        assertThat(seen.whispers).hasSizeGreaterThan(200);
        assertThat(seen.plainWhispers).isPositive();
        assertThat(seen.customerSaw).isNotEmpty().doesNotContainAnyElementsOf(seen.whispers);
        assertThat(seen.customerSaw).noneMatch(ContactCenterSimulation::isInternal);
        int intended = MANY / 50;
        assertThat(seen.deadLetters.values().stream().mapToInt(n -> n).sum()).isLessThan(intended);
    }

    @Test
    void shouldForeseeMostOfWhatHappensWithoutFeedback() {
        // Given
        List<Publication> publications = ContactCenterSimulation.generate(4, MANY);
        EngineLoop loop = new EngineLoop();
        Seen seen = new Seen();

        // When
        publications.forEach(publication -> {
            seen.published(publication);
            loop.take(publication).forEach(seen::came);
        });

        // Then
        assertThat(seen.whispers).hasSizeGreaterThan(200);
        assertThat(seen.customerSaw).noneMatch(ContactCenterSimulation::isInternal);
        int commands = seen.replies.values().stream().mapToInt(n -> n).sum();
        assertThat(seen.replies.get("OK")).isGreaterThan(commands * 8 / 10);
        assertThat(seen.deadLetters.getOrDefault("NOT_ALLOWED", 0)).isLessThan(MANY / 100);
    }

    @Test
    void shouldLeaveNobodyInASessionWhenItCloses() {
        // Given
        ContactCenterSimulation simulation =
                new ContactCenterSimulation(SimulationSettings.readable(5, ContactCenterSimulation.OPENING));
        EngineLoop loop = new EngineLoop();
        Seen seen = new Seen();
        Instant last = ContactCenterSimulation.OPENING;
        for (int i = 0; i < 500; i++) {
            Publication publication = simulation.next();
            last = publication.at();
            loop.take(publication).forEach(output -> {
                seen.came(output);
                EngineLoop.tell(simulation, output);
            });
        }

        // When
        simulation.close(last).forEach(publication -> loop.take(publication).forEach(seen::came));

        // Then
        assertThat(seen.inSessions).isEmpty();
    }

    private static void run(ContactCenterSimulation simulation, int records, Seen seen) {
        EngineLoop loop = new EngineLoop();
        for (int i = 0; i < records; i++) {
            Publication publication = simulation.next();
            seen.published(publication);
            loop.take(publication).forEach(output -> {
                seen.came(output);
                EngineLoop.tell(simulation, output);
            });
        }
    }

    private static byte[] bytes(List<Publication> publications) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Publication publication : publications) {
            try {
                bytes.write(ContractJson.write(publication.message()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bytes.toByteArray();
    }

    private static Set<String> sessionIds(List<Publication> publications) {
        Set<String> ids = new HashSet<>();
        for (Publication publication : publications) {
            if (publication.message() instanceof SmsSessionEvent event) {
                ids.add(event.smssessionId());
            }
        }
        return ids;
    }
}
