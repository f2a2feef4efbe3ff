package smscoach.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

    private static final Path FILE = Examples.resource("asyncapi.yaml");
    private static final JsonNode DOCUMENT = read(FILE);
    private static final int KIB = 1024;

    /** What a topic's channel says: policy, days of retention (0 for a compacted one), bytes of a record. */
    private record Topic(String policy, int days, int maxBytes) {}

    @Test
    void shouldBeValidAsyncApi() throws IOException {
        // Given
        List<Error> errors;
        try (InputStream official = Objects.requireNonNull(
                AsyncApiTest.class.getResourceAsStream("/asyncapi/asyncapi-3.0.0.schema.json"))) {

            // When
            errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(official)
                    .validate(DOCUMENT);
        }

        // Then
        assertThat(errors).isEmpty();
    }

    @Test
    void shouldDescribeTheNineTopics() {
        // Given
        int small = 256 * KIB;
        int large = 1024 * KIB;

        // When
        Map<String, Topic> topics = new HashMap<>();
        for (JsonNode channel : DOCUMENT.path("channels")) {
            JsonNode binding = channel.path("bindings").path("kafka");
            JsonNode configuration = binding.path("topicConfiguration");
            topics.put(
                    channel.path("address").asText(),
                    new Topic(
                            configuration.path("cleanup.policy").path(0).asText(),
                            (int) (configuration.path("retention.ms").asLong() / 86_400_000),
                            configuration.path("max.message.bytes").asInt()));
            assertThat(binding.path("topic")).isEqualTo(channel.path("address"));
            assertThat(channel.path("description").asText()).isNotBlank();
        }

        // Then
        assertThat(topics)
                .containsOnly(
                        entry("coach-commands", new Topic("delete", 30, small)),
                        entry("sms-session-events", new Topic("delete", 7, small)),
                        entry("supervisor-session-events", new Topic("delete", 7, large)),
                        entry("coach-replies", new Topic("delete", 7, large)),
                        entry("coach-subscriptions", new Topic("compact", 0, large)),
                        entry("coached-sessions", new Topic("compact", 0, large)),
                        entry("sms-customer-messages", new Topic("delete", 7, large)),
                        entry("sms-message-deliveries", new Topic("delete", 7, large)),
                        entry("coach-dead-letters", new Topic("delete", 14, large)));
    }

    @Test
    void shouldSayWhoWritesAndWhoReadsEveryTopic() {
        // When
        Set<String> ways = new TreeSet<>();
        for (JsonNode operation : DOCUMENT.path("operations")) {
            String channel = operation.path("channel").path("$ref").asText();
            ways.add(operation.path("action").asText() + " " + channel.substring("#/channels/".length()));
            assertThat(operation.path("description").asText()).startsWith("Who may ");
        }

        // Then
        assertThat(ways).hasSize(18);
        DOCUMENT.path("channels")
                .fieldNames()
                .forEachRemaining(channel -> assertThat(ways).contains("send " + channel, "receive " + channel));
    }

    @Test
    void shouldReferToWhatExists() {
        // Given
        Set<String> refs = new TreeSet<>();
        DOCUMENT.findValues("$ref").forEach(ref -> refs.add(ref.asText()));

        // When
        List<String> broken = refs.stream()
                .filter(ref -> ref.startsWith("#")
                        ? DOCUMENT.at(ref.substring(1)).isMissingNode()
                        : !Files.isRegularFile(FILE.resolveSibling(ref)))
                .toList();

        // Then
        assertThat(broken).isEmpty();
        assertThat(refs)
                .containsAll(Examples.MESSAGES.stream()
                        .map(message -> "./json/" + message + ".schema.json")
                        .toList());
    }

    @Test
    void shouldShowMessagesThatPassTheirSchemas() {
        // Given
        List<String> refused = new ArrayList<>();
        List<String> checked = new ArrayList<>();

        // When
        DOCUMENT.path("components").path("messages").properties().forEach(message -> {
            String file = message.getValue().path("payload").findPath("$ref").asText();
            for (JsonNode example : message.getValue().path("examples")) {
                String name = file.substring("./json/".length(), file.length() - ".schema.json".length());
                JsonNode schema = Schemas.document(name);
                Schemas.part(schema, schema)
                        .validate(example.path("payload"))
                        .forEach(error -> refused.add(message.getKey() + ": " + error));
                checked.add(name);
            }
        });

        // Then
        assertThat(refused).isEmpty();
        assertThat(checked).containsAll(Examples.MESSAGES);
    }

    @Test
    void shouldTellKeyAndHeadersOfEveryMessage() {
        for (JsonNode message : DOCUMENT.path("components").path("messages")) {
            // When
            String name = message.path("name").asText();
            JsonNode key = message.path("bindings").path("kafka").path("key");

            // Then
            assertThat(key.path("description").asText()).as(name).isNotBlank();
            assertThat(message.path("headers").path("$ref").asText()).as(name).isNotBlank();
            assertThat(message.path("description").asText()).as(name).isNotBlank();
        }
    }

    @Test
    void shouldDescribeEveryHeader() {
        // Given
        Set<String> headers = new TreeSet<>();

        // When
        DOCUMENT.path("components")
                .path("schemas")
                .forEach(schema -> schema.path("properties").properties().forEach(header -> {
                    headers.add(header.getKey());
                    assertThat(header.getValue().path("description").asText())
                            .as(header.getKey())
                            .isNotBlank();
                }));

        // Then
        assertThat(headers)
                .containsExactlyInAnyOrder(
                        "causation-position",
                        "interleaving",
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_time",
                        "content-type",
                        "traceparent",
                        "tracestate",
                        "baggage",
                        "coach.reason",
                        "__streams.errors.topic",
                        "__streams.errors.partition",
                        "__streams.errors.offset",
                        "__streams.errors.message",
                        "coach.error.code",
                        "coach.error.left-out");
    }

    @Test
    void shouldExplainEveryCodeInATable() {
        // Given
        JsonNode channels = DOCUMENT.path("channels");
        JsonNode reasons = Schemas.document("coach-reply").at("/properties/statusReason/enum");
        JsonNode codes = DOCUMENT.at("/components/schemas/DeadLetterHeaders/properties/coach.error.code/enum");

        // When
        String replies = channels.path("coachReplies").path("description").asText();
        String deadLetters =
                channels.path("coachDeadLetters").path("description").asText();

        // Then
        assertThat(rows(replies)).containsAll(texts(reasons)).isNotEmpty();
        assertThat(rows(deadLetters)).containsExactlyInAnyOrderElementsOf(texts(codes));
    }

    /** The names in code style that open a row of a table, or are its second cell. */
    private static List<String> rows(String markdown) {
        return Stream.of(markdown.split("\n", -1))
                .filter(line -> line.startsWith("|"))
                .map(line -> line.replaceFirst("^\\|( \\d+ \\|)? `?([A-Za-z_]+)`? \\|.*$", "$2"))
                .filter(name -> name.matches("[A-Z_]+"))
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode read(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
