package smscoach.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.reference.NaiveCoach.Header;
import smscoach.reference.NaiveCoach.Input;
import smscoach.reference.NaiveCoach.Output;

/** The output records of one input record, with the headers of {@code docs/contract.md}. */
final class Outbox {
    private static final int LONGEST_TRACE_HEADER = 8 * 1024;

    final List<Output> outputs = new ArrayList<>();
    private final Input input;
    private final List<Header> position = new ArrayList<>();
    private final List<Header> trace = new ArrayList<>();

    /** For a command, what interleaves it: the offset of the last event before it, or -1. For an event null. */
    Outbox(Input input, @Nullable Long lastEventOffset) {
        this.input = input;
        position.add(header("causation-position", input.topic() + "-" + input.partition() + "@" + input.offset()));
        if (lastEventOffset != null) {
            position.add(header("interleaving", NaiveCoach.EVENTS + "-" + input.partition() + "@" + lastEventOffset));
        }
        for (String name : List.of("traceparent", "tracestate", "baggage")) {
            Header last = null;
            for (Header header : input.headers()) {
                last = header.name().equals(name) ? header : last;
            }
            byte[] value = last == null ? null : last.value();
            if (value != null && value.length <= LONGEST_TRACE_HEADER) {
                trace.add(new Header(name, value));
            }
        }
    }

    void value(String topic, String key, ObjectNode value, String id, String type, String contactCenterId) {
        List<Header> headers = new ArrayList<>(position);
        JsonNode time = value.get(topic.equals("coach-subscriptions") ? "since" : "occurredAt");
        headers.add(header("ce_specversion", "1.0"));
        headers.add(header("ce_id", id));
        headers.add(header("ce_source", "/contact-centers/" + contactCenterId));
        headers.add(header("ce_type", "smscoach." + type));
        headers.add(header("ce_time", time.textValue()));
        headers.add(header("content-type", "application/json"));
        headers.addAll(trace);
        outputs.add(new Output(topic, utf8(key), StrictJson.write(value), headers, input.timestamp()));
    }

    void tombstone(String topic, String key, @Nullable String reason) {
        List<Header> headers = new ArrayList<>(position);
        if (reason != null) {
            headers.add(header("coach.reason", reason));
        }
        headers.addAll(trace);
        outputs.add(new Output(topic, utf8(key), null, headers, input.timestamp()));
    }

    void deadLetter(String code) {
        List<Header> headers = new ArrayList<>(input.headers());
        headers.addAll(position);
        headers.add(header("__streams.errors.topic", input.topic()));
        headers.add(header("__streams.errors.partition", Integer.toString(input.partition())));
        headers.add(header("__streams.errors.offset", Long.toString(input.offset())));
        headers.add(header("__streams.errors.message", "?"));
        headers.add(header("coach.error.code", code));
        outputs.add(new Output("coach-dead-letters", input.key(), input.value(), headers, input.timestamp()));
    }

    private static Header header(String name, String value) {
        return new Header(name, utf8(value));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
