package smscoach.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Bounds;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;

/**
 * Records as lines, in the JSON envelope of {@code kcat -J}: topic, partition, offset, tstype, ts, headers, key,
 * payload. To be read, a line needs topic, key and payload; offsets are then counted from 0 per topic. Lines that must
 * give the same bytes again hold what is no UTF-8 in {@code base64}, too, and it counts before the text.
 */
public final class KcatLines {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String topicPrefix;
    private final Map<Topic, Long> nextOffset = new EnumMap<>(Topic.class);

    /** Lines of one file, whose topics all have this prefix. */
    public KcatLines(String topicPrefix) {
        this.topicPrefix = topicPrefix;
    }

    /** What a line holds. */
    public sealed interface Line {

        /**
         * What an input topic held.
         *
         * @param session the one that it is there for; null where all that comes of it matters
         */
        record Input(InputRecord record, @Nullable String session) implements Line {}

        /** What an output topic held. */
        record Output(Received record) implements Line {}
    }

    /** Reads the record of an input topic that this line holds. */
    public InputRecord read(String line, long number) throws BadLineException {
        JsonNode envelope = parse(line, number);
        return input(topic(envelope, number, Topic.inputs()), envelope, number);
    }

    /** Reads the record of whatever topic that this line holds. */
    public Line readAny(String line, long number) throws BadLineException {
        JsonNode envelope = parse(line, number);
        Topic topic = topic(envelope, number, List.of(Topic.values()));
        InputRecord record = input(topic, envelope, number);
        return topic.direction() == Topic.Direction.IN
                ? new Line.Input(record, envelope.path("session").textValue())
                : new Line.Output(new Received(
                        record.partition(),
                        record.offset(),
                        new OutputRecord(topic, record.key(), record.value(), record.headers(), record.timestamp())));
    }

    private InputRecord input(Topic topic, JsonNode envelope, long number) throws BadLineException {
        long offset = integer(envelope, "offset", nextOffset.getOrDefault(topic, 0L), number);
        nextOffset.put(topic, offset + 1);
        return new InputRecord(
                topic,
                (int) integer(envelope, "partition", 0, number),
                offset,
                integer(envelope, "ts", -1, number),
                bytes(envelope, "key", number),
                bytes(envelope, "payload", number),
                exact(headers(envelope.path("headers"), number), envelope, number));
    }

    /** Writes an output record as a line, with the offset that it has in this file. */
    public byte[] write(OutputRecord output, int partition) {
        long offset = nextOffset.merge(output.topic(), 0L, (last, ignored) -> last + 1);
        return exactly(output, partition, offset);
    }

    /**
     * Writes an input as a line that gives the same bytes when it is read.
     *
     * @param session the one that it is there for
     */
    public byte[] write(InputRecord input, String session) {
        ObjectNode envelope = envelope(
                topicPrefix + input.topic().defaultName(),
                input.partition(),
                input.offset(),
                "append",
                input.timestamp(),
                input.headers(),
                input.key(),
                input.value());
        addExact(envelope, input.headers(), input.key(), input.value());
        envelope.put("session", session);
        return bytes(envelope);
    }

    /** Writes an output as a line that gives the same bytes when it is read. */
    public byte[] write(Received received) {
        return exactly(received.record(), received.partition(), received.offset());
    }

    private byte[] exactly(OutputRecord output, int partition, long offset) {
        ObjectNode envelope = envelope(
                topicPrefix + output.topic().defaultName(),
                partition,
                offset,
                "create",
                output.timestamp(),
                output.headers(),
                output.key(),
                output.value());
        addExact(envelope, output.headers(), output.key(), output.value());
        return bytes(envelope);
    }

    /** Writes any record as a line, without a line end. Bytes that are no UTF-8 are replaced. */
    public static byte[] write(
            String topic,
            int partition,
            long offset,
            String timestampType,
            long timestamp,
            List<RecordHeader> headers,
            byte @Nullable [] key,
            byte @Nullable [] payload) {
        return bytes(envelope(topic, partition, offset, timestampType, timestamp, headers, key, payload));
    }

    private static ObjectNode envelope(
            String topic,
            int partition,
            long offset,
            String timestampType,
            long timestamp,
            List<RecordHeader> headers,
            byte @Nullable [] key,
            byte @Nullable [] payload) {
        ObjectNode envelope = MAPPER.createObjectNode();
        envelope.put("topic", topic);
        envelope.put("partition", partition);
        envelope.put("offset", offset);
        envelope.put("tstype", timestampType);
        envelope.put("ts", timestamp);
        ArrayNode pairs = envelope.putArray("headers");
        for (RecordHeader header : headers) {
            pairs.add(header.name());
            pairs.add(header.text());
        }
        envelope.put("key", text(key));
        envelope.put("payload", text(payload));
        return envelope;
    }

    /** What is no UTF-8 stands beside its text: key, payload, and values of headers by their place among these. */
    private static void addExact(
            ObjectNode envelope, List<RecordHeader> headers, byte @Nullable [] key, byte @Nullable [] payload) {
        ObjectNode exact = MAPPER.createObjectNode();
        addExact(exact, "key", key);
        addExact(exact, "payload", payload);
        for (int i = 0; i < headers.size(); i++) {
            addExact(exact, "header-" + i, headers.get(i).value());
        }
        if (!exact.isEmpty()) {
            envelope.set("base64", exact);
        }
    }

    private static void addExact(ObjectNode exact, String name, byte @Nullable [] bytes) {
        if (bytes != null
                && !Arrays.equals(bytes, new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8))) {
            exact.put(name, bytes);
        }
    }

    private static byte[] bytes(ObjectNode envelope) {
        try {
            return MAPPER.writeValueAsBytes(envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of strings and numbers can always be written", e);
        }
    }

    private static JsonNode parse(String line, long number) throws BadLineException {
        try {
            JsonNode envelope = MAPPER.readTree(line);
            if (envelope.isObject()) {
                return envelope;
            }
        } catch (JsonProcessingException e) {
            throw new BadLineException(number, "not JSON: " + e.getOriginalMessage());
        }
        throw new BadLineException(number, "not a JSON object, as each line of kcat -J is");
    }

    private Topic topic(JsonNode envelope, long number, List<Topic> allowed) throws BadLineException {
        JsonNode name = envelope.path("topic");
        if (!name.isTextual()) {
            throw new BadLineException(number, "\"topic\" is missing, or no string");
        }
        for (Topic topic : allowed) {
            if (name.textValue().equals(topicPrefix + topic.defaultName())) {
                return topic;
            }
        }
        boolean inputsOnly = allowed.equals(Topic.inputs());
        throw new BadLineException(
                number,
                "topic \"" + name.textValue() + "\" is no " + (inputsOnly ? "input topic" : "topic of this system")
                        + ": expected "
                        + allowed.stream()
                                .map(topic -> topicPrefix + topic.defaultName())
                                .collect(Collectors.joining(" or ")));
    }

    private static long integer(JsonNode envelope, String field, long otherwise, long number) throws BadLineException {
        JsonNode node = envelope.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new BadLineException(number, "\"" + field + "\" is no integer");
        }
        if (field.equals("partition") && !node.canConvertToInt()) {
            throw new BadLineException(number, "\"partition\" is no partition number");
        }
        return node.longValue();
    }

    private static byte @Nullable [] bytes(JsonNode envelope, String field, long number) throws BadLineException {
        byte[] exact = exact(envelope, field, number);
        if (exact != null) {
            return exact;
        }
        JsonNode node = envelope.path(field);
        if (node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw new BadLineException(number, "\"" + field + "\" is missing, or neither a string nor null");
        }
        return encode(node.textValue());
    }

    private static List<RecordHeader> headers(JsonNode pairs, long number) throws BadLineException {
        if (pairs.isMissingNode() || pairs.isNull()) {
            return List.of();
        }
        if (!pairs.isArray() || pairs.size() % 2 != 0) {
            throw new BadLineException(number, "\"headers\" is no list of names and values in turn");
        }
        List<RecordHeader> headers = new ArrayList<>(pairs.size() / 2);
        for (int i = 0; i < pairs.size(); i += 2) {
            JsonNode name = pairs.get(i);
            JsonNode value = pairs.get(i + 1);
            if (!name.isTextual() || !(value.isTextual() || value.isNull())) {
                throw new BadLineException(number, "\"headers\" holds something other than strings");
            }
            headers.add(new RecordHeader(name.textValue(), value.isNull() ? null : encode(value.textValue())));
        }
        return headers;
    }

    private static List<RecordHeader> exact(List<RecordHeader> headers, JsonNode envelope, long number)
            throws BadLineException {
        if (envelope.path("base64").isMissingNode()) {
            return headers;
        }
        List<RecordHeader> all = new ArrayList<>(headers.size());
        for (RecordHeader header : headers) {
            byte[] exact = exact(envelope, "header-" + all.size(), number);
            all.add(exact == null ? header : new RecordHeader(header.name(), exact));
        }
        return all;
    }

    private static byte @Nullable [] exact(JsonNode envelope, String name, long number) throws BadLineException {
        JsonNode node = envelope.path("base64").path(name);
        if (node.isMissingNode()) {
            return null;
        }
        try {
            return Base64.getDecoder().decode(node.asText());
        } catch (IllegalArgumentException e) {
            throw new BadLineException(number, "\"base64\" of \"" + name + "\" is none: " + e.getMessage());
        }
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * An unpaired surrogate has no UTF-8. It is written as its three bytes, which no reader of UTF-8 accepts: the
     * record is then bad as it stands, where a replacement character would make it a good one.
     */
    private static byte[] encode(String text) {
        if (Bounds.surrogateProblem(text) == null) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        text.codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                bytes.write(0xE0 | c >> 12);
                bytes.write(0x80 | (c >> 6 & 0x3F));
                bytes.write(0x80 | (c & 0x3F));
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }
}
