package smscoach.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import smscoach.contract.CoachReply;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;

/** The domain without Kafka: takes publications as they come, and tells the simulation what came of them. */
public final class EngineLoop {

    private final Engine engine = new Engine(Rules.AS_SHIPPED, new InMemoryStates(), KeyPlacement.UNKNOWN, "");
    private final Map<Topic, Long> offsets = new EnumMap<>(Topic.class);

    public List<OutputRecord> take(Publication publication) {
        List<OutputRecord> outputs = new ArrayList<>();
        long offset = offsets.merge(publication.topic(), 1L, Long::sum) - 1;
        engine.take(
                new InputRecord(
                        publication.topic(),
                        0,
                        offset,
                        publication.at().toEpochMilli(),
                        publication.contactCenterId().getBytes(StandardCharsets.UTF_8),
                        ContractJson.write(publication.message()),
                        List.of()),
                outputs::add);
        return outputs;
    }

    public static void tell(ContactCenterSimulation simulation, OutputRecord output) {
        if (output.topic() == Topic.SUPERVISOR_SESSION_EVENTS) {
            simulation.observed(ContractJson.read(SupervisorSessionEvent.class, output.value()));
        } else if (output.topic() == Topic.COACH_REPLIES) {
            simulation.observed(ContractJson.read(CoachReply.class, output.value()));
        }
    }
}
