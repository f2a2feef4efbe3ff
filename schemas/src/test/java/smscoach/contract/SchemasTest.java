package smscoach.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SchemasTest {

    private static final List<String> MESSAGES = Examples.MESSAGES;

    @Test
    void shouldHaveOneSchemaPerMessage() throws IOException {
        // When
        List<String> files;
        try (Stream<Path> found = Files.list(Examples.resource("json"))) {
            files = found.map(file -> file.getFileName().toString()).toList();
        }

        // Then
        assertThat(files)
                .containsExactlyInAnyOrderElementsOf(MESSAGES.stream()
                        .map(message -> message + ".schema.json")
                        .toList());
    }

    @ParameterizedTest
    @FieldSource("MESSAGES")
    void shouldBeValidAgainstItsMetaSchema(String message) {
        // Given
        Schema metaSchema = SchemaRegistry.withDefaultDialect(Schemas.DIALECT)
                .getSchema(SchemaLocation.of(Schemas.DIALECT.getDialectId()));

        // When
        List<Error> errors = metaSchema.validate(Schemas.document(message));

        // Then
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("MESSAGES")
    void shouldIntroduceItself(String message) {
        // When
        JsonNode schema = Schemas.document(message);

        // Then
        assertThat(schema.path("$schema").asText()).isEqualTo(Schemas.DIALECT.getDialectId());
        assertThat(schema.path("$id").asText()).isEqualTo("urn:smscoach:schema:" + message);
        assertThat(schema.path("title").asText()).isNotBlank();
        assertThat(schema.path("description").asText()).isNotBlank();
        assertThat(schema.path("examples")).isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("MESSAGES")
    void shouldDescribeEveryProperty(String message) {
        // Given
        JsonNode schema = Schemas.document(message);
        List<String> undescribed = new ArrayList<>();

        // When
        Schemas.forEachProperty(schema, (name, property) -> {
            if (property.path("description").asText().isBlank()) {
                undescribed.add(name);
            }
        });
        schema.path("$defs").properties().forEach(definition -> {
            if (definition.getValue().path("description").asText().isBlank()) {
                undescribed.add("$defs/" + definition.getKey());
            }
        });

        // Then
        assertThat(undescribed).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("MESSAGES")
    void shouldAcceptItsOwnExamples(String message) {
        // Given
        JsonNode schema = Schemas.document(message);
        List<String> refused = new ArrayList<>();

        // When
        for (JsonNode example : schema.path("examples")) {
            Schemas.part(schema, schema).validate(example).forEach(error -> refused.add(error.toString()));
        }
        Schemas.forEachProperty(schema, (name, property) -> {
            if (!property.path("examples").isEmpty()) {
                Schema part = Schemas.part(schema, property);
                property.path("examples")
                        .forEach(example -> part.validate(example).forEach(error -> refused.add(name + ": " + error)));
            }
        });

        // Then
        assertThat(refused).isEmpty();
    }

    /** Each file stands alone, so that it can be copied alone; what has one name must be one thing all the same. */
    @Test
    void shouldDefineTheSameUnderTheSameName() {
        // Given
        Map<String, JsonNode> definitions = new HashMap<>();

        for (String message : MESSAGES) {
            for (Map.Entry<String, JsonNode> definition :
                    Schemas.document(message).path("$defs").properties()) {
                // When
                JsonNode first = definitions.computeIfAbsent(definition.getKey(), ignored -> definition.getValue());

                // Then
                assertThat(definition.getValue())
                        .as("%s in %s", definition.getKey(), message)
                        .isEqualTo(first);
            }
        }
    }
}
