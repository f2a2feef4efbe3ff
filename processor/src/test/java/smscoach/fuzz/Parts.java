package smscoach.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.reference.NaiveCoach.Header;
import smscoach.reference.NaiveCoach.Input;

/** Records with one part another, and their values as text and as trees. */
final class Parts {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Parts() {}

    static Input withValue(Input r, byte @Nullable [] value) {
        return new Input(r.topic(), r.partition(), r.offset(), r.timestamp(), r.key(), value, r.headers());
    }

    static Input withValue(Input r, String value) {
        return withValue(r, value.getBytes(StandardCharsets.UTF_8));
    }

    static Input withKey(Input r, byte @Nullable [] key) {
        return new Input(r.topic(), r.partition(), r.offset(), r.timestamp(), key, r.value(), r.headers());
    }

    static Input withHeaders(Input r, List<Header> headers) {
        return new Input(r.topic(), r.partition(), r.offset(), r.timestamp(), r.key(), r.value(), headers);
    }

    static Input withTimestamp(Input r, long timestamp) {
        return new Input(r.topic(), r.partition(), r.offset(), timestamp, r.key(), r.value(), r.headers());
    }

    static Input at(Input r, int partition, long offset) {
        return new Input(r.topic(), partition, offset, r.timestamp(), r.key(), r.value(), r.headers());
    }

    static byte[] bytes(Input record) {
        byte[] value = record.value();
        return value == null ? new byte[0] : value;
    }

    static String text(Input record) {
        return new String(bytes(record), StandardCharsets.UTF_8);
    }

    /** The value where it is an object, or an empty one. */
    static ObjectNode tree(Input record) {
        try {
            JsonNode node = MAPPER.readTree(bytes(record));
            return node instanceof ObjectNode object ? object : MAPPER.createObjectNode();
        } catch (IOException e) {
            return MAPPER.createObjectNode();
        }
    }

    /** JSON of whatever kind, as a node. */
    static JsonNode node(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** The object itself, or one in it. */
    static ObjectNode anyObject(ObjectNode root, Dice dice) {
        List<ObjectNode> all = new ArrayList<>(List.of(root));
        for (int i = 0; i < all.size(); i++) {
            all.get(i).elements().forEachRemaining(child -> {
                if (child instanceof ObjectNode object) {
                    all.add(object);
                }
            });
        }
        return dice.any(all);
    }

    /** The name of one of its fields; of an empty object a name it might have had. */
    static String anyName(ObjectNode object, Dice dice) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? "type" : dice.any(names);
    }
}
