package smscoach.cli.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.engine.RecordHeader;
import smscoach.replay.Position;
import smscoach.replay.Received;

/**
 * A dead letter as it lies on its topic.
 *
 * @param original where the record lies that could not be taken
 * @param reason in a sentence
 */
record DeadLetter(Received received, Position original, String code, String reason) {

    /** What the processor adds to the original's headers, each once and last. */
    private static final List<String> OURS = List.of(
            HeaderNames.CAUSATION_POSITION,
            HeaderNames.INTERLEAVING,
            HeaderNames.ERROR_TOPIC,
            HeaderNames.ERROR_PARTITION,
            HeaderNames.ERROR_OFFSET,
            HeaderNames.ERROR_MESSAGE,
            HeaderNames.ERROR_CODE,
            HeaderNames.ERROR_LEFT_OUT);

    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Reasons that begin with no field begin as sentences do. */
    private static final Pattern FIELD = Pattern.compile("([a-z][A-Za-z0-9.]{0,63}):? .*", Pattern.DOTALL);

    /** Empty where no processor wrote that record. */
    static Optional<DeadLetter> of(Received received) {
        var record = received.record();
        try {
            return Optional.of(new DeadLetter(
                    received,
                    Position.of(record.header(HeaderNames.CAUSATION_POSITION)),
                    Optional.ofNullable(record.header(HeaderNames.ERROR_CODE)).orElse("?"),
                    Optional.ofNullable(record.header(HeaderNames.ERROR_MESSAGE))
                            .orElse("")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Its own place. */
    Position position() {
        return new Position(received.record().topic(), received.partition(), received.offset());
    }

    Instant time() {
        return Instant.ofEpochMilli(received.record().timestamp());
    }

    /** The field that the reason begins with, where it names one. */
    Optional<String> field() {
        var named = FIELD.matcher(reason);
        return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
    }

    /** As its value says, else its key. */
    String contactCenter() {
        JsonNode id = json().map(value -> value.path("contactCenterId")).orElse(MAPPER.missingNode());
        byte[] key = received.record().key();
        return id.isTextual() ? id.textValue() : key == null ? "?" : new String(key, UTF_8);
    }

    Optional<JsonNode> json() {
        byte[] value = received.record().value();
        try {
            JsonNode json = value == null ? null : MAPPER.readTree(value);
            return json == null || !json.isObject() ? Optional.empty() : Optional.of(json);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What had to be left out of it; empty where it is whole. */
    Optional<String> leftOut() {
        return Optional.ofNullable(header(HeaderNames.ERROR_LEFT_OUT));
    }

    /** The headers that the original had. */
    List<RecordHeader> originalHeaders() {
        List<RecordHeader> headers = new ArrayList<>(received.record().headers());
        for (String ours : OURS) {
            RecordHeader last = RecordHeader.last(headers, ours);
            if (last != null && (isOnEveryLetter(ours) || isOwn(ours))) {
                headers.remove(headers.lastIndexOf(last));
            }
        }
        return headers;
    }

    /** Interleaving is added to commands alone, left-out to letters that lack something: else the publisher wrote it. */
    private boolean isOwn(String name) {
        return name.equals(HeaderNames.INTERLEAVING)
                ? original.topic() == Topic.COACH_COMMANDS
                : received.record().headers().getLast().name().equals(name);
    }

    private static boolean isOnEveryLetter(String name) {
        return !name.equals(HeaderNames.INTERLEAVING) && !name.equals(HeaderNames.ERROR_LEFT_OUT);
    }

    private @Nullable String header(String name) {
        RecordHeader last = received.record().headers().getLast();
        return last.name().equals(name) ? last.text() : null;
    }
}
