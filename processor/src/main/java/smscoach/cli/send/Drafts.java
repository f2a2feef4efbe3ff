package smscoach.cli.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;
import smscoach.engine.RecordHeader;
import smscoach.replay.BadLineException;
import smscoach.replay.KcatLines;

/** Makes drafts of input: plain values, whose key is their contactCenterId, and lines of {@code kcat -J} as they are. */
final class Drafts {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Set<Topic> topics;
    private final KcatLines envelopes;

    /** @param topics where records may go; one, or all and each line says */
    Drafts(Set<Topic> topics, String topicPrefix) {
        this.topics = topics;
        this.envelopes = new KcatLines(topicPrefix);
    }

    List<Draft> read(String name, byte[] input) {
        List<Draft> drafts = new ArrayList<>();
        for (Pieces.Piece piece : Pieces.of(input)) {
            String place = name + ", line " + piece.line();
            JsonNode json = parse(piece.bytes());
            drafts.add(isEnvelope(json) ? envelope(name, place, piece) : plain(place, json, piece.bytes()));
        }
        return drafts;
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private Draft envelope(String name, String place, Pieces.Piece piece) {
        InputRecord record;
        try {
            record = envelopes.read(new String(piece.bytes(), UTF_8), piece.line());
        } catch (BadLineException e) {
            throw bad(name + ", " + e.getMessage());
        }
        if (!topics.contains(record.topic())) {
            throw bad("%s: a record of %s; it can be sent there, or with the topic 'all'"
                    .formatted(place, record.topic().defaultName()));
        }
        List<RecordHeader> headers = record.headers();
        return new Draft(place, record.topic(), record.key(), record.value(), headers);
    }

    private Draft plain(String place, JsonNode json, byte[] value) {
        if (topics.size() > 1) {
            throw bad(place + ": not a line of 'kcat -J', which alone says to which topic it belongs; name the topic"
                    + " in place of 'all'");
        }
        return new Draft(place, topics.iterator().next(), contactCenter(json), value, List.of());
    }

    private static byte @Nullable [] contactCenter(JsonNode json) {
        JsonNode id = json.path("contactCenterId");
        return id.isTextual() ? bytes(id.textValue()) : null;
    }

    private static boolean isEnvelope(JsonNode json) {
        return json.has("topic") && json.has("key") && json.has("payload");
    }

    private static JsonNode parse(byte[] piece) {
        try {
            return MAPPER.readTree(piece);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static CommandFailure bad(String problem) {
        return new CommandFailure(ExitCode.BAD_DATA, problem + ".");
    }
}
