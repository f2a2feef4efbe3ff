package smscoach.gateway.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import smscoach.contract.CoachReply;
import smscoach.contract.ContractViolation;
import smscoach.contract.HeaderNames;
import smscoach.contract.StatusReason;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.gateway.Recent;
import smscoach.gateway.kafka.Follower;
import smscoach.gateway.kafka.HeaderText;
import smscoach.gateway.kafka.Kafka;
import smscoach.gateway.kafka.Start;

/** All replies as they come, the latest in memory; older ones are looked for in the log. */
final class Replies implements Follower.Reader {

    private static final int REMEMBERED = 10_000;

    private final Kafka kafka;
    private final BiConsumer<String, CoachReply> onReply;
    private final Past past;
    private final Map<CommandKey, CoachReply> recent = Recent.byEntry(REMEMBERED);

    /** @param onReply takes the position of the cause, and the reply */
    Replies(Kafka kafka, BiConsumer<String, CoachReply> onReply) {
        this.kafka = kafka;
        this.onReply = onReply;
        this.past = new Past(kafka);
    }

    Follower follow() {
        return Follower.start(kafka, "replies", List.of(Topic.COACH_REPLIES), new Start.End(), this);
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> record) {
        read(record).ifPresent(reply -> {
            remember(reply);
            String cause = HeaderText.of(record, HeaderNames.CAUSATION_POSITION);
            if (cause != null) {
                onReply.accept(cause, reply);
            }
        });
    }

    /** The reply to a command of any age that the log and our patience allow. */
    Optional<CoachReply> find(CommandKey key) throws InterruptedException {
        synchronized (recent) {
            CoachReply reply = recent.get(key);
            if (reply != null) {
                return Optional.of(reply);
            }
        }
        return past.find(
                Topic.COACH_REPLIES,
                consumer -> {
                    int partitions = consumer.partitionsFor(kafka.names().apply(Topic.COACH_REPLIES))
                            .size();
                    return Kafka.partitionOf(key.recordKey(), partitions);
                },
                record -> read(record).filter(reply -> CommandKey.of(reply).equals(key) && isTheAnswer(reply)));
    }

    private void remember(CoachReply reply) {
        if (isTheAnswer(reply)) {
            synchronized (recent) {
                recent.remove(CommandKey.of(reply));
                recent.put(CommandKey.of(reply), reply);
            }
        }
    }

    /** The refusal of a later one with the same id is not the answer to the command that has it. */
    private static boolean isTheAnswer(CoachReply reply) {
        return reply.statusReason() != StatusReason.COMMAND_ID_REUSED;
    }

    private static Optional<CoachReply> read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(ContractJson.read(CoachReply.class, record.value()));
        } catch (ContractViolation e) {
            return Optional.empty();
        }
    }
}
