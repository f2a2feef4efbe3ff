package smscoach.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;

/**
 * What a build left on a cluster, kept for ever: every committed record of its topics and of its changelog, and inputs
 * that go on from there. Bytes are lines of JSON, one character a byte.
 *
 * @param left all records of the nine topics, and of {@link #CHANGELOG}
 * @param afterwards records of the two inputs
 */
record Fixture(List<ProducerRecord<byte[], byte[]>> left, List<ProducerRecord<byte[], byte[]>> afterwards) {

    /** Stands for the changelog topic, whose name an application has a part in. */
    static final String CHANGELOG = "changelog";

    static final int PARTITIONS = 2;

    private static final Path FOLDER = Path.of("src/test/resources/upgrade");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** One folder for each build whose leavings are kept. */
    static Stream<String> versions() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    static Fixture read(String version) throws IOException {
        Path folder = FOLDER.resolve(version);
        return new Fixture(readLines(folder.resolve("left.jsonl")), readLines(folder.resolve("afterwards.jsonl")));
    }

    /** Never over an old one. */
    void write(String version) throws IOException {
        Path folder = Files.createDirectory(FOLDER.resolve(version));
        writeLines(folder.resolve("left.jsonl"), left);
        writeLines(folder.resolve("afterwards.jsonl"), afterwards);
    }

    /** What the build left, with the changelog's name for this application. */
    List<ProducerRecord<byte[], byte[]>> leftBy(String applicationId) {
        return left.stream()
                .map(r -> r.topic().equals(CHANGELOG) ? renamed(r, Cluster.changelog(applicationId)) : r)
                .toList();
    }

    /** Offsets count from 0 in each partition: its records are kept in order. */
    List<InputRecord> inputs() {
        Map<String, Long> next = new HashMap<>();
        List<InputRecord> inputs = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> r : left) {
            long offset = next.merge(r.topic() + "-" + r.partition(), 0L, (last, first) -> last + 1);
            Topic.named(r.topic())
                    .filter(Topic.inputs()::contains)
                    .ifPresent(topic -> inputs.add(new InputRecord(
                            topic, r.partition(), offset, r.timestamp(), r.key(), r.value(), headers(r))));
        }
        return inputs;
    }

    List<OutputRecord> outputs() {
        List<OutputRecord> outputs = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> r : left) {
            Topic.named(r.topic())
                    .filter(Topic.outputs()::contains)
                    .ifPresent(topic ->
                            outputs.add(new OutputRecord(topic, r.key(), r.value(), headers(r), r.timestamp())));
        }
        return outputs;
    }

    private static List<RecordHeader> headers(ProducerRecord<byte[], byte[]> record) {
        List<RecordHeader> headers = new ArrayList<>();
        record.headers().forEach(h -> headers.add(new RecordHeader(h.key(), h.value())));
        return headers;
    }

    private static ProducerRecord<byte[], byte[]> renamed(ProducerRecord<byte[], byte[]> r, String topic) {
        return new ProducerRecord<>(topic, r.partition(), r.timestamp(), r.key(), r.value(), r.headers());
    }

    private static List<ProducerRecord<byte[], byte[]>> readLines(Path file) throws IOException {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = MAPPER.readTree(line);
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    node.get("topic").textValue(),
                    node.get("partition").intValue(),
                    node.get("ts").longValue(),
                    bytes(node.get("key")),
                    bytes(node.get("value")));
            JsonNode headers = node.get("headers");
            for (int i = 0; i < headers.size(); i += 2) {
                record.headers().add(headers.get(i).textValue(), bytes(headers.get(i + 1)));
            }
            records.add(record);
        }
        return records;
    }

    private static void writeLines(Path file, List<ProducerRecord<byte[], byte[]>> records) throws IOException {
        List<String> lines = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            ObjectNode line = MAPPER.createObjectNode();
            line.put("topic", record.topic());
            line.put("partition", record.partition());
            line.put("ts", record.timestamp());
            ArrayNode headers = line.putArray("headers");
            record.headers().forEach(h -> headers.add(h.key()).add(text(h.value())));
            line.put("key", text(record.key()));
            line.put("value", text(record.value()));
            lines.add(MAPPER.writeValueAsString(line));
        }
        Files.write(file, lines);
    }

    private static byte @Nullable [] bytes(JsonNode node) {
        return node.isNull() ? null : node.textValue().getBytes(ISO_8859_1);
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, ISO_8859_1);
    }
}
