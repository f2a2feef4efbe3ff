package smscoach.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.engine.InputRecord;
import smscoach.simulation.ContactCenterSimulation;
import smscoach.simulation.Publication;
import smscoach.simulation.SimulationSettings;

/** What simulated contact centers publish, as input records in memory. The same seed gives the same bytes. */
final class History {

    private static final int CONTACT_CENTERS = 24;
    private static final int AGENTS = 20;
    private static final int SUPERVISORS = 5;
    private static final int PARTITION = 0;

    private History() {}

    /** At five records a second 500,000 of them are a day and more, so that the first are forgotten before the end. */
    static List<InputRecord> generate(long seed, int records) {
        SimulationSettings settings = SimulationSettings.readable(seed, ContactCenterSimulation.OPENING)
                .withPeople(CONTACT_CENTERS, AGENTS, SUPERVISORS)
                .withoutFeedback();
        ContactCenterSimulation simulation = new ContactCenterSimulation(settings);
        Map<Topic, Long> offsets = new EnumMap<>(Topic.class);
        List<InputRecord> history = new ArrayList<>(records);
        for (int i = 0; i < records; i++) {
            Publication next = simulation.next();
            history.add(new InputRecord(
                    next.topic(),
                    PARTITION,
                    offsets.merge(next.topic(), 1L, Long::sum) - 1,
                    next.at().toEpochMilli(),
                    next.contactCenterId().getBytes(UTF_8),
                    ContractJson.writeUnchecked(next.message()),
                    List.of()));
        }
        return history;
    }
}
