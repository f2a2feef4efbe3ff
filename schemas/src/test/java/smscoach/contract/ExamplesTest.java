package smscoach.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import smscoach.contract.Examples.Example;

class ExamplesTest {

    private static final List<String> MESSAGES = Examples.MESSAGES;

    @Test
    void shouldHaveExamplesOfNothingElse() throws IOException {
        // When
        List<String> directories;
        try (Stream<Path> found = Files.list(Examples.resource("examples"))) {
            directories = found.map(file -> file.getFileName().toString()).toList();
        }

        // Then
        assertThat(directories).containsExactlyInAnyOrderElementsOf(MESSAGES);
    }

    @ParameterizedTest
    @MethodSource("smscoach.contract.Examples#allValid")
    void shouldAcceptValid(Example example) {
        // When
        Set<String> failures = Schemas.failures(example.message(), example.json());

        // Then
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("smscoach.contract.Examples#allTolerated")
    void shouldAcceptTolerated(Example example) {
        // When
        Set<String> failures = Schemas.failures(example.message(), example.json());
        Set<String> failuresOfCanonical = Schemas.failures(example.message(), example.canonical());

        // Then
        assertThat(failures).isEmpty();
        assertThat(failuresOfCanonical).isEmpty();
        assertThat(example.json()).isNotEqualTo(example.canonical());
    }

    @ParameterizedTest
    @MethodSource("smscoach.contract.Examples#allInvalid")
    void shouldRefuseInvalidForItsFieldAlone(Example example) {
        // When
        Set<String> failures = Schemas.failures(example.message(), example.json());

        // Then
        assertThat(failures).containsExactly(example.field());
    }

    /** AsyncAPI tools read a schema as draft-07, where format asserts too; it must mean the same there. */
    @ParameterizedTest
    @FieldSource("MESSAGES")
    void shouldJudgeAlikeUnderDraft07(String message) {
        // Given
        List<Example> examples = new ArrayList<>(Examples.valid(message));
        examples.addAll(Examples.tolerated(message));
        examples.addAll(Examples.invalid(message));

        for (Example example : examples) {
            // When
            Set<String> failures = Schemas.failures(message, example.json(), SpecificationVersion.DRAFT_7);

            // Then
            assertThat(failures)
                    .as(example.toString())
                    .isEqualTo(Schemas.failures(message, example.json(), Schemas.DIALECT));
        }
    }

    @ParameterizedTest
    @MethodSource("smscoach.contract.Examples#allValid")
    void shouldWriteValidInCanonicalForm(Example example) throws JsonProcessingException {
        assertCanonical(example, example.json());
    }

    @ParameterizedTest
    @MethodSource("smscoach.contract.Examples#allTolerated")
    void shouldWriteTheCanonicalFormOfToleratedInCanonicalForm(Example example) throws JsonProcessingException {
        assertCanonical(example, example.canonical());
    }

    /** So every operation, event type, reason, state, … is shown by a valid example. */
    @ParameterizedTest
    @FieldSource("MESSAGES")
    void shouldShowEveryValueOfEveryEnumInAValidExample(String message) {
        // Given
        Set<String> allowed = new TreeSet<>();
        JsonNode schema = Schemas.document(message);
        Schemas.forEachProperty(
                schema,
                (name, property) -> enumOf(schema, property).forEach(value -> {
                    if (!value.isNull() && !value.asText().isEmpty()) {
                        allowed.add(name + "=" + value.asText());
                    }
                }));

        // When
        Set<String> shown = new TreeSet<>();
        Examples.valid(message).forEach(example -> collect("", tree(example.json()), shown));

        // Then
        assertThat(shown).containsAll(allowed);
    }

    @ParameterizedTest
    @FieldSource("MESSAGES")
    void shouldShowEveryFieldInAValidAndAnInvalidExample(String message) {
        // Given
        Set<String> fields = new TreeSet<>();
        Schemas.forEachProperty(Schemas.document(message), (name, ignored) -> fields.add(name));

        // When
        Set<String> present = new TreeSet<>();
        Examples.valid(message).forEach(example -> collect("", tree(example.json()), present));
        Set<String> refused = new TreeSet<>();
        Examples.invalid(message).forEach(example -> refused.add(example.field()));

        // Then
        assertThat(present).containsAll(fields);
        assertThat(refused).containsAll(fields);
    }

    private static void assertCanonical(Example example, byte[] json) throws JsonProcessingException {
        // Given
        JsonNode tree = tree(json);

        // When
        String writtenAgain = Schemas.JSON.writeValueAsString(tree);

        // Then
        assertThat(writtenAgain).isEqualTo(new String(json, UTF_8));
        assertOrder(Schemas.document(example.message()), tree);
    }

    private static void assertOrder(JsonNode schema, JsonNode tree) {
        if (tree.isArray()) {
            tree.forEach(element -> assertOrder(schema.path("items"), element));
            return;
        }
        if (!tree.isObject()) {
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        tree.fieldNames().forEachRemaining(names::add);
        Set<String> inOrder = new LinkedHashSet<>();
        schema.path("properties").fieldNames().forEachRemaining(inOrder::add);
        inOrder.retainAll(names);
        assertThat(names).containsExactlyElementsOf(inOrder);
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            assertOrder(schema.path("properties").path(field.getKey()), field.getValue());
        }
    }

    private static JsonNode enumOf(JsonNode schema, JsonNode property) {
        String definition = property.path("$ref").asText();
        return definition.isEmpty()
                ? property.path("enum")
                : schema.at(definition.substring(1)).path("enum");
    }

    private static void collect(String path, JsonNode tree, Set<String> into) {
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            String name = path + field.getKey();
            into.add(name);
            if (field.getValue().isValueNode()) {
                into.add(name + "=" + field.getValue().asText());
            }
            collect(name + ".", field.getValue(), into);
            field.getValue().forEach(element -> collect(name + ".", element, into));
        }
    }

    private static JsonNode tree(byte[] json) {
        return Schemas.parse(json).orElseThrow();
    }
}
