package smscoach.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachReply;
import smscoach.contract.CoachSubscription;
import smscoach.contract.CoachedSession;
import smscoach.contract.ContractMessage;
import smscoach.contract.CustomerMessage;
import smscoach.contract.HeaderNames;
import smscoach.contract.MessageDelivery;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.domain.Outcome;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;

/** What the contract says of the outputs of one record: key, value, headers, timestamp and size. */
final class OutputCheck {

    private static final Map<Topic, Class<? extends ContractMessage>> TYPES = Map.of(
            Topic.SUPERVISOR_SESSION_EVENTS, SupervisorSessionEvent.class,
            Topic.COACH_REPLIES, CoachReply.class,
            Topic.COACH_SUBSCRIPTIONS, CoachSubscription.class,
            Topic.COACHED_SESSIONS, CoachedSession.class,
            Topic.SMS_CUSTOMER_MESSAGES, CustomerMessage.class,
            Topic.SMS_MESSAGE_DELIVERIES, MessageDelivery.class);

    private static final List<String> CLOUD_EVENT = List.of(
            HeaderNames.CE_SPECVERSION,
            HeaderNames.CE_ID,
            HeaderNames.CE_SOURCE,
            HeaderNames.CE_TYPE,
            HeaderNames.CE_TIME,
            HeaderNames.CONTENT_TYPE);

    private static final List<String> TRACE =
            List.of(HeaderNames.TRACEPARENT, HeaderNames.TRACESTATE, HeaderNames.BAGGAGE);

    private final InputRecord record;
    private final List<RecordHeader> positions;

    OutputCheck(InputRecord record, long lastSessionEvent) {
        this.record = record;
        this.positions = new ArrayList<>();
        positions.add(RecordHeader.of(HeaderNames.CAUSATION_POSITION, position(record.topic(), record.offset())));
        if (record.topic() == Topic.COACH_COMMANDS) {
            positions.add(
                    RecordHeader.of(HeaderNames.INTERLEAVING, position(Topic.SMS_SESSION_EVENTS, lastSessionEvent)));
        }
    }

    private String position(Topic topic, long offset) {
        return topic.defaultName() + "-" + record.partition() + "@" + offset;
    }

    void check(OutputRecord output) {
        assertThat(output.timestamp()).as("timestamp").isEqualTo(record.timestamp());
        assertThat(size(output)).as("bytes in %s", output.topic()).isLessThanOrEqualTo(Topic.MAX_OUTPUT_BYTES);
        if (output.topic() == Topic.COACH_DEAD_LETTERS) {
            return;
        }
        String center = new String(Objects.requireNonNull(record.key()), StandardCharsets.UTF_8);
        assertThat(text(output.key())).startsWith(center + "/");
        checkHeaders(output);
        if (output.value() != null) {
            Class<? extends ContractMessage> type = Objects.requireNonNull(TYPES.get(output.topic()));
            byte[] again = ContractJson.write(ContractJson.read(type, output.value()));
            assertThat(text(again)).as("the contract's bytes").isEqualTo(text(output.value()));
        }
    }

    private void checkHeaders(OutputRecord output) {
        List<RecordHeader> headers = output.headers();
        assertThat(headers).startsWith(positions.toArray(RecordHeader[]::new));
        List<String> names = new ArrayList<>(
                headers.stream().skip(positions.size()).map(RecordHeader::name).toList());
        if (output.value() != null) {
            assertThat(names).as("CloudEvents").startsWith(CLOUD_EVENT.toArray(String[]::new));
            names = names.subList(CLOUD_EVENT.size(), names.size());
        } else if (output.topic() == Topic.COACH_SUBSCRIPTIONS) {
            assertThat(names).startsWith(HeaderNames.REASON);
            names = names.subList(1, names.size());
        }
        assertThat(names)
                .as("the trace, in order, each once")
                .isEqualTo(TRACE.stream().filter(names::contains).toList());
    }

    /** The one reply, the last of all that the command caused. */
    void answers(OutputRecord output) {
        ReceivedCommand command = ContractJson.readReceived(record.value());
        CoachReply reply = ContractJson.read(CoachReply.class, output.value());
        assertThat(reply.commandId()).isEqualTo(command.commandId());
        assertThat(text(output.key())).isEqualTo(command.contactCenterId() + "/" + command.supervisorId());
    }

    /** The record as it came, where it came from, and why it could not be used. */
    void isDeadLetter(OutputRecord letter, Outcome.DeadLettered why) {
        List<RecordHeader> reason = new ArrayList<>(positions);
        reason.add(RecordHeader.of(HeaderNames.ERROR_TOPIC, record.topic().defaultName()));
        reason.add(RecordHeader.of(HeaderNames.ERROR_PARTITION, String.valueOf(record.partition())));
        reason.add(RecordHeader.of(HeaderNames.ERROR_OFFSET, String.valueOf(record.offset())));
        reason.add(RecordHeader.of(HeaderNames.ERROR_MESSAGE, why.why()));
        reason.add(RecordHeader.of(HeaderNames.ERROR_CODE, why.code().name()));
        boolean whole = letter.headers().getLast().name().equals(HeaderNames.ERROR_CODE);
        if (whole) {
            List<RecordHeader> expected = new ArrayList<>(record.headers());
            expected.addAll(reason);
            assertThat(letter.headers()).isEqualTo(expected);
            assertThat(Arrays.equals(letter.key(), record.key()))
                    .as("the original key")
                    .isTrue();
            assertThat(Arrays.equals(letter.value(), record.value()))
                    .as("the original value")
                    .isTrue();
        } else {
            assertThat(letter.headers().subList(0, reason.size())).isEqualTo(reason);
            assertThat(size(new OutputRecord(
                            letter.topic(), record.key(), record.value(), record.headers(), record.timestamp())))
                    .as("bytes of a record that was not kept whole")
                    .isGreaterThan(Topic.MAX_OUTPUT_BYTES - 8 * 1024);
        }
    }

    /** As the producer and the broker count: the batch of this one record. */
    static int size(OutputRecord output) {
        Header[] headers = output.headers().stream()
                .map(h -> new org.apache.kafka.common.header.internals.RecordHeader(h.name(), h.value()))
                .toArray(Header[]::new);
        return AbstractRecords.estimateSizeInBytesUpperBound(
                RecordBatch.CURRENT_MAGIC_VALUE, Compression.NONE.type(), output.key(), output.value(), headers);
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8);
    }
}
