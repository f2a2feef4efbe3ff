package smscoach.gateway.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** How the system was at one moment; each is equal to itself alone. What dead letters say is for their own contact center. */
final class Overview {

    private final ObjectNode json;
    private final Map<String, ArrayNode> deadLetters;

    /** @param deadLetters the latest, by contact center */
    Overview(ObjectNode json, Map<String, ArrayNode> deadLetters) {
        this.json = json;
        this.deadLetters = deadLetters;
    }

    /** As Server-Sent Events are written. */
    byte[] frame(String contactCenterId) {
        ObjectNode own = json.deepCopy();
        own.withObject("/deadLetters")
                .set("latest", deadLetters.getOrDefault(contactCenterId, JsonNodeFactory.instance.arrayNode()));
        return ("event: Overview\ndata: " + own + "\n\n").getBytes(UTF_8);
    }
}
