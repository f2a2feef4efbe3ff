package smscoach.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.reference.NaiveCoach.Header;
import smscoach.reference.NaiveCoach.Input;

/** Records as lines in the envelope of {@code kcat -J}; bytes that are no UTF-8 are shown as {@code \xNN}. */
final class RecordLines {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RecordLines() {}

    static String print(List<Input> records) {
        StringBuilder lines = new StringBuilder();
        records.forEach(record -> lines.append(print(record)).append('\n'));
        return lines.toString();
    }

    static String print(Input input) {
        ObjectNode line = Effects.node();
        line.put("topic", input.topic());
        line.put("partition", input.partition());
        line.put("offset", input.offset());
        line.put("tstype", input.timestamp() < 0 ? "unknown" : "logappend");
        line.put("ts", input.timestamp());
        ArrayNode headers = line.putArray("headers");
        input.headers().forEach(header -> headers.add(header.name()).add(readable(header.value())));
        line.put("key", readable(input.key()));
        line.put("payload", readable(input.value()));
        return line.toString();
    }

    /** The inverse of {@link #print} for records that are UTF-8. */
    static Input parse(String line) {
        try {
            JsonNode record = MAPPER.readTree(line);
            List<Header> headers = new ArrayList<>();
            JsonNode flat = record.get("headers");
            for (int i = 0; i < flat.size(); i += 2) {
                headers.add(new Header(flat.get(i).textValue(), bytes(flat.get(i + 1))));
            }
            return new Input(
                    record.get("topic").textValue(),
                    record.get("partition").intValue(),
                    record.get("offset").longValue(),
                    record.get("ts").longValue(),
                    bytes(record.get("key")),
                    bytes(record.get("payload")),
                    headers);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Expected a record as kcat -J prints it, but got " + line, e);
        }
    }

    private static byte @Nullable [] bytes(JsonNode text) {
        return text.isNull() ? null : text.textValue().getBytes(StandardCharsets.UTF_8);
    }

    static @Nullable String readable(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer chars = CharBuffer.allocate(bytes.length + 1);
        StringBuilder text = new StringBuilder();
        CoderResult result = decoder.decode(in, chars, true);
        while (result.isError()) {
            text.append(chars.flip());
            chars.clear();
            for (int i = 0; i < result.length(); i++) {
                text.append(String.format("\\x%02X", in.get()));
            }
            result = decoder.reset().decode(in, chars, true);
        }
        return text.append(chars.flip()).toString();
    }
}
