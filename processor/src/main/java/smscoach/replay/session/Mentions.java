package smscoach.replay.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom and what a record names, in order or not: a record that is refused or a dead letter names its session, too. */
record Mentions(
        String contactCenterId, String smssessionId, String supervisorId, Set<String> agents, String operationName) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Mentions NOTHING = new Mentions("", "", "", Set.of(), "");

    Mentions {
        agents = Set.copyOf(agents);
    }

    static Mentions in(byte @Nullable [] value) {
        if (value == null) {
            return NOTHING;
        }
        try {
            JsonNode object = JSON.readTree(value);
            JsonNode supervisor = object.path("supervisor").path("userId");
            Set<String> agents = new HashSet<>();
            agents.add(object.path("userId").asText(""));
            object.path("agents").forEach(agent -> agents.add(agent.asText("")));
            agents.remove("");
            return new Mentions(
                    object.path("contactCenterId").asText(""),
                    object.path("smssessionId").asText(""),
                    supervisor.asText(object.path("supervisorId").asText("")),
                    agents,
                    object.path("operationName").asText(""));
        } catch (IOException e) {
            return NOTHING;
        }
    }

    boolean isOfFeatures() {
        return operationName.equals("AssignFeatures") || operationName.equals("UnassignFeatures");
    }
}
