package smscoach.simulation.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import smscoach.engine.OutputRecord;
import smscoach.simulation.ContactCenterSimulation;
import smscoach.simulation.EngineLoop;
import smscoach.simulation.Golden;
import smscoach.simulation.Publication;
import smscoach.simulation.SimulationSettings;
import smscoach.simulation.narrative.Ink;
import smscoach.simulation.narrative.Received;
import smscoach.simulation.narrative.Story;

class SummaryTest {

    private static final Ink PLAIN = new Ink(false, true, 100);
    private static final long HALF_A_SECOND = 500_000_000;

    private final Tally tally = new Tally();
    private final Promises promises = new Promises();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void shouldSumUpADay() throws IOException {
        // Given
        ContactCenterSimulation simulation =
                new ContactCenterSimulation(SimulationSettings.readable(6, ContactCenterSimulation.OPENING));
        EngineLoop loop = new EngineLoop();
        for (int i = 0; i < 3_000; i++) {
            live(simulation.next(), loop, simulation);
        }
        simulation.close(simulation.nextAt()).forEach(last -> live(last, loop, simulation));
        promises.giveUp();

        // When
        List<String> lines = print(Duration.ofMinutes(10));

        // Then
        Golden.assertSame("summary.txt", lines);
    }

    @Test
    void shouldTellBrokenPromisesPlainly() throws IOException {
        // Given
        new ContactCenterSimulation(SimulationSettings.readable(6, ContactCenterSimulation.OPENING))
                .close(ContactCenterSimulation.OPENING)
                .forEach(publication -> promises.published(publication.message()));
        promises.giveUp();

        // When
        List<String> lines = print(Duration.ofSeconds(3));

        // Then
        Golden.assertSame("summary-broken.txt", lines);
    }

    private void live(Publication publication, EngineLoop loop, ContactCenterSimulation simulation) {
        promises.published(publication.message());
        tally.published(publication, 0);
        for (OutputRecord output : loop.take(publication)) {
            Received received = Story.received(output);
            tally.received(received, HALF_A_SECOND);
            promises.received(received);
            EngineLoop.tell(simulation, output);
        }
    }

    private List<String> print(Duration took) {
        new Summary(PLAIN, new PrintStream(printed, true, StandardCharsets.UTF_8)).print(tally, promises, took);
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
