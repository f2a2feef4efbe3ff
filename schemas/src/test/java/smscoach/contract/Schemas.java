package smscoach.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The JSON Schemas of the contract, and what they say of a message. */
final class Schemas {

    static final SpecificationVersion DIALECT = SpecificationVersion.DRAFT_2020_12;

    /** Where a message is wrong when it is no JSON object at all. */
    static final String VALUE = "value";

    /** As strict as the contract: RFC 8259, nested 64 deep at most. */
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Map<SpecificationVersion, Map<String, Schema>> COMPILED = new ConcurrentHashMap<>();

    private Schemas() {}

    static JsonNode document(String message) {
        try {
            return JSON.readTree(
                    Files.readString(Examples.resource("json/" + message + ".schema.json"), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The message as a tree, or nothing where the bytes are no JSON in UTF-8. */
    static Optional<JsonNode> parse(byte[] json) {
        try {
            // by way of a string, since Jackson alone would also take UTF-16 and surrogates in UTF-8
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            JsonNode tree = JSON.readTree(text);
            return tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
        } catch (CharacterCodingException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static Set<String> failures(String message, byte[] json) {
        return failures(message, json, DIALECT);
    }

    /** The fields by which these bytes fail the schema, as dotted paths without list positions. */
    static Set<String> failures(String message, byte[] json, SpecificationVersion dialect) {
        return parse(json)
                .map(tree -> fieldsOf(compiled(message, dialect).validate(tree)))
                .orElseGet(() -> Set.of(VALUE));
    }

    static Set<String> fieldsOf(List<Error> errors) {
        Set<String> fields = new TreeSet<>();
        errors.forEach(error -> fields.add(fieldOf(error)));
        return fields;
    }

    /** Compiles a part of a document, which may refer to the document's own {@code $defs}. */
    static Schema part(JsonNode document, JsonNode part) {
        ObjectNode alone = part.deepCopy();
        alone.set("$defs", document.path("$defs"));
        return SchemaRegistry.withDefaultDialect(DIALECT).getSchema(alone);
    }

    /** Visits every property of a schema at every level (not those that conditions only refine). */
    static void forEachProperty(JsonNode schema, BiConsumer<String, JsonNode> visitor) {
        forEachProperty(schema, "", visitor);
    }

    private static void forEachProperty(JsonNode schema, String path, BiConsumer<String, JsonNode> visitor) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String name = path + property.getKey();
            visitor.accept(name, property.getValue());
            forEachProperty(property.getValue(), name + ".", visitor);
            forEachProperty(property.getValue().path("items"), name + ".", visitor);
        }
    }

    private static Schema compiled(String message, SpecificationVersion dialect) {
        return COMPILED.computeIfAbsent(dialect, ignored -> new ConcurrentHashMap<>())
                .computeIfAbsent(message, ignored -> {
                    ObjectNode schema = document(message).deepCopy();
                    schema.remove("$schema"); // so that the dialect asked for is used
                    return SchemaRegistry.withDefaultDialect(dialect).getSchema(schema);
                });
    }

    private static String fieldOf(Error error) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            Object step = error.getInstanceLocation().getElement(i);
            if (step instanceof String name) {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        if ("required".equals(error.getKeyword())) {
            path.append(path.isEmpty() ? "" : ".").append(error.getProperty());
        }
        return path.isEmpty() ? VALUE : path.toString();
    }
}
