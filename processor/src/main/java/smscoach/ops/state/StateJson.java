package smscoach.ops.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import smscoach.contract.Timestamps;
import smscoach.contract.Topic;
import smscoach.domain.state.Participation;
import smscoach.domain.state.Session;
import smscoach.domain.state.Subscription;
import smscoach.ops.http.Json;
import smscoach.stream.StateAnswer;

/** The state in JSON, with the names of the contract. What may be secret, such as the text of a message, is in no state. */
final class StateJson {

    private StateJson() {}

    /** What every answer has: of whom it tells, and what it is true of. */
    static ObjectNode answer(String contactCenterId, StateAnswer<?> found) {
        ObjectNode json = Json.object().put("contactCenterId", contactCenterId);
        ObjectNode asOf =
                json.putObject("asOf").put("partition", found.partition()).put("stale", !found.active());
        ObjectNode offsets = asOf.putObject("offsets");
        for (Topic input : Topic.inputs()) {
            Long offset = found.offsets().get(input);
            if (offset != null) {
                offsets.put(input.defaultName(), offset);
            }
        }
        return json;
    }

    static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }

    static JsonNode subscription(Subscription s) {
        return Json.object()
                .put("subscriptionId", s.subscriptionId())
                .put("agentId", s.agentId())
                .put("supervisorId", s.supervisorId())
                .put("nickname", s.nickname())
                .put("visibilityMode", s.visibilityMode().name())
                .put("supervisorMonitoringMode", s.monitoringMode().name())
                .put("since", Timestamps.format(Instant.ofEpochMilli(s.since())));
    }

    /** {@code status} is Unknown for a session that never was, or is no longer remembered. */
    static ObjectNode session(Optional<Session> session) {
        ObjectNode json = Json.object();
        switch (session.orElse(null)) {
            case null -> json.put("status", "Unknown");
            case Session.Live live -> {
                json.put("status", "Live").put("lastActivity", time(live.lastActivity()));
                ArrayNode agents = json.putArray("agents");
                live.agents().forEach(agents::add);
                ArrayNode supervisors = json.putArray("supervisors");
                live.supervisors().forEach(p -> supervisors.add(participant(p)));
            }
            case Session.Ended ended -> json.put("status", "Ended").put("endedAt", time(ended.endedAt()));
        }
        return json;
    }

    /** {@code ownSet} is false where the contact center never set its features, and so has the default. */
    static ObjectNode features(Optional<List<String>> own, List<String> byDefault) {
        ObjectNode json = Json.object().put("ownSet", own.isPresent());
        ArrayNode features = json.putArray("features");
        own.orElse(byDefault).forEach(features::add);
        return json;
    }

    private static ObjectNode participant(Participation p) {
        ObjectNode json = Json.object()
                .put("userId", p.supervisorId())
                .put("nickname", p.nickname())
                .put("visibility", p.mode().visibility().name())
                .put("state", p.state().name())
                .put("agentId", p.agentId());
        return p.subscriptionId() == null ? json : json.put("subscriptionId", p.subscriptionId());
    }

    private static String time(long millis) {
        return Timestamps.format(Instant.ofEpochMilli(millis));
    }
}
