package smscoach.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.simulation.ContactCenterSimulation;
import smscoach.simulation.Publication;
import smscoach.simulation.SimulationSettings;

/** What four simulated contact centers publish, for counts that never change: always the same records, on one partition. */
public final class SimulatedHistory {

    private SimulatedHistory() {}

    public static List<InputRecord> of(int records) {
        SimulationSettings settings =
                SimulationSettings.readable(1, ContactCenterSimulation.OPENING).withPeople(4, 20, 5);
        Map<Topic, Long> offsets = new EnumMap<>(Topic.class);
        return ContactCenterSimulation.generate(settings, records).stream()
                .map(publication -> record(publication, offsets))
                .toList();
    }

    private static InputRecord record(Publication publication, Map<Topic, Long> offsets) {
        return new InputRecord(
                publication.topic(),
                0,
                offsets.merge(publication.topic(), 1L, Long::sum) - 1,
                publication.at().toEpochMilli(),
                publication.contactCenterId().getBytes(UTF_8),
                ContractJson.writeUnchecked(publication.message()),
                List.of());
    }
}
