package smscoach.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;
import smscoach.engine.RecordHeader;

/** A record before it is sent: right in all that a test does not say. */
abstract class RecordDraft<D extends RecordDraft<D>> {

    /** In ASCII, so that an unpaired surrogate stays what it is. */
    static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    final ObjectNode value = JSON.createObjectNode();
    private final ContactCenterDsl center;
    private final Topic topic;
    private final String timeField;
    private @Nullable String key;
    private @Nullable Instant timestamp;
    private List<RecordHeader> headers = List.of();
    private int partition;

    RecordDraft(ContactCenterDsl center, Topic topic, String timeField) {
        this.center = center;
        this.topic = topic;
        this.timeField = timeField;
        this.key = center.id();
        value.put("contactCenterId", center.id());
        value.put(timeField, center.now().toString());
    }

    abstract D self();

    /** Any field with any value. */
    D with(String field, @Nullable Object content) {
        value.set(field, JSON.valueToTree(content));
        return self();
    }

    /** Any field with any JSON. */
    D withJson(String field, String json) {
        try {
            value.set(field, JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        return self();
    }

    D without(String field) {
        value.remove(field);
        return self();
    }

    /** The record's own time: that much before the center's. */
    D ago(Duration time) {
        return with(timeField, center.now().minus(time).toString());
    }

    D key(@Nullable String recordKey) {
        key = recordKey;
        return self();
    }

    D partition(int number) {
        partition = number;
        return self();
    }

    D headers(RecordHeader... recordHeaders) {
        headers = List.of(recordHeaders);
        return self();
    }

    D kafkaTimestamp(Instant time) {
        timestamp = time;
        return self();
    }

    Taken send() {
        return center.send(
                topic,
                partition,
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                bytes(),
                timestamp == null ? -1 : timestamp.toEpochMilli(),
                headers);
    }

    private byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
