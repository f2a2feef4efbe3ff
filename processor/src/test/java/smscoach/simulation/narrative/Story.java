package smscoach.simulation.narrative;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;
import smscoach.simulation.ContactCenterSimulation;
import smscoach.simulation.EngineLoop;
import smscoach.simulation.Publication;
import smscoach.simulation.SimulationSettings;

/** What the narrator tells of a simulated day that the domain takes at once. */
public final class Story {

    private Story() {}

    static List<String> tell(long seed, int publications, Ink ink) {
        List<String> lines = new ArrayList<>();
        Narrator narrator = new Narrator(ink, ZoneOffset.UTC, lines::add);
        ContactCenterSimulation simulation =
                new ContactCenterSimulation(SimulationSettings.readable(seed, ContactCenterSimulation.OPENING));
        EngineLoop loop = new EngineLoop();
        for (int i = 0; i < publications; i++) {
            tell(simulation.next(), loop, simulation, narrator);
        }
        simulation.close(simulation.nextAt()).forEach(last -> tell(last, loop, simulation, narrator));
        return lines;
    }

    private static void tell(
            Publication publication, EngineLoop loop, ContactCenterSimulation simulation, Narrator narrator) {
        narrator.published(publication, publication.at());
        for (OutputRecord output : loop.take(publication)) {
            narrator.received(received(output), publication.at());
            EngineLoop.tell(simulation, output);
        }
    }

    public static Received received(OutputRecord output) {
        return Received.of(output.topic(), output.key(), output.value(), name -> header(output, name));
    }

    private static @Nullable String header(OutputRecord output, String name) {
        for (RecordHeader header : output.headers()) {
            if (header.name().equals(name) && header.value() != null) {
                return new String(header.value(), StandardCharsets.UTF_8);
            }
        }
        return null;
    }
}
