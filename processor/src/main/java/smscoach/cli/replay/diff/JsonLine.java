package smscoach.cli.replay.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import smscoach.replay.KcatLines;

/** A difference as a line of JSON; the records are in the envelope of {@code kcat -J}. */
record JsonLine(String leftPrefix, String rightPrefix) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    byte[] of(Difference difference) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("topic", difference.topic().defaultName());
        line.put("partition", difference.partition());
        line.put("cause", difference.cause().position());
        put(line, "left", leftPrefix, difference.left());
        put(line, "right", rightPrefix, difference.right());
        try {
            return MAPPER.writeValueAsBytes(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of strings and numbers can always be written", e);
        }
    }

    private static void put(ObjectNode line, String side, String prefix, @Nullable Output output) {
        if (output == null) {
            line.putNull(side);
            return;
        }
        var at = output.received();
        var record = at.record();
        byte[] envelope = KcatLines.write(
                prefix + record.topic().defaultName(),
                at.partition(),
                at.offset(),
                "create",
                record.timestamp(),
                record.headers(),
                record.key(),
                record.value());
        line.putRawValue(side, new RawValue(new String(envelope, StandardCharsets.UTF_8)));
    }
}
