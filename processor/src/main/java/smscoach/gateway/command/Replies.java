package smscoach.gateway.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import smscoach.contract.CoachReply;
import smscoach.contract.ContractViolation;
import smscoach.contract.HeaderNames;
import smscoach.contract.StatusReason;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.gateway.kafka.Follower;
import smscoach.gateway.kafka.Kafka;
import smscoach.gateway.kafka.Start;
import smscoach.gateway.kafka.Stretch;

/** All replies as they come, the latest in memory; older ones are looked for in the log. */
final class Replies implements Follower.Reader {

    private static final int REMEMBERED = 10_000;

    /** How long the processor remembers a reply, by default. */
    private static final Duration LOOK_BACK = Duration.ofDays(1);

    /** A partition's last so many; what is further back is not worth a minute of reading for one question. */
    private static final long MOST_RECORDS = 500_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LOOKS_AT_ONCE = 2;

    private final Kafka kafka;
    private final BiConsumer<String, CoachReply> onReply;
    private final Semaphore looks = new Semaphore(LOOKS_AT_ONCE);
    private final Map<CommandKey, CoachReply> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CommandKey, CoachReply> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param onReply takes the position of the cause, and the reply */
    Replies(Kafka kafka, BiConsumer<String, CoachReply> onReply) {
        this.kafka = kafka;
        this.onReply = onReply;
    }

    Follower follow() {
        return Follower.start(kafka, "replies", List.of(Topic.COACH_REPLIES), new Start.End(), this);
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> record) {
        read(record).ifPresent(reply -> {
            remember(reply);
            Header cause = record.headers().lastHeader(HeaderNames.CAUSATION_POSITION);
            if (cause != null && cause.value() != null) {
                onReply.accept(new String(cause.value(), UTF_8), reply);
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
        if (!looks.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new KafkaException("Too many look for old replies");
        }
        try {
            return lookBack(key);
        } finally {
            looks.release();
        }
    }

    private Optional<CoachReply> lookBack(CommandKey key) {
        AtomicReference<CoachReply> found = new AtomicReference<>();
        try (Consumer<byte[], byte[]> consumer = kafka.consumers().get()) {
            TopicPartition partition = partition(consumer, key);
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            long since = new Start.Back(LOOK_BACK)
                    .offsets(consumer, List.of(partition))
                    .getOrDefault(partition, end);
            boolean all = Stretch.read(
                    consumer,
                    Map.of(partition, Math.max(since, end - MOST_RECORDS)),
                    Map.of(partition, end),
                    PATIENCE,
                    record -> {
                        read(record)
                                .filter(reply -> CommandKey.of(reply).equals(key) && isTheAnswer(reply))
                                .ifPresent(found::set);
                        return true;
                    });
            if (!all && found.get() == null) {
                throw new KafkaException("The replies could not be read in time");
            }
        }
        return Optional.ofNullable(found.get());
    }

    private TopicPartition partition(Consumer<byte[], byte[]> consumer, CommandKey key) {
        String name = kafka.names().apply(Topic.COACH_REPLIES);
        int count = consumer.partitionsFor(name).size();
        return new TopicPartition(name, Kafka.partitionOf(key.recordKey(), count));
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
