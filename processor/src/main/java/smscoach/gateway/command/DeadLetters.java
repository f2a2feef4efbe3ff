package smscoach.gateway.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachCommand;
import smscoach.contract.ContractViolation;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.gateway.Recent;
import smscoach.gateway.kafka.Follower;
import smscoach.gateway.kafka.HeaderText;
import smscoach.gateway.kafka.Kafka;
import smscoach.gateway.kafka.Start;

/**
 * The processor's dead letters as they come: a record that is one has no other answer. Without the right to read them
 * it is as if there were none, and whoever waits for such a record waits in vain.
 */
public final class DeadLetters implements Follower.Reader, AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int REMEMBERED = 10_000;
    private static final String COMMANDS = Topic.COACH_COMMANDS.defaultName() + "-";

    private final Kafka kafka;
    private final Past past;
    private final Follower follower;
    private final Map<String, DeadLetter> byPosition = Recent.byEntry(REMEMBERED);
    private final Map<CommandKey, DeadLetter> ofCommands = Recent.byEntry(REMEMBERED);
    private final Map<String, Consumer<DeadLetter>> awaited = new HashMap<>();

    /** Begins to read them. */
    public DeadLetters(Kafka kafka) {
        this.kafka = kafka;
        this.past = new Past(kafka);
        this.follower = Follower.start(kafka, "dead-letters", List.of(Topic.COACH_DEAD_LETTERS), new Start.End(), this);
    }

    /** Waits until they are read, or may not be. */
    public void awaitReady(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        boolean ready = false;
        while (!ready && !follower.isForbidden() && System.nanoTime() < deadline) {
            ready = follower.awaitCaughtUp(LOOK);
        }
    }

    /** Tells, now or later, if the record at that position is one. */
    void await(String position, Consumer<DeadLetter> listener) {
        DeadLetter came;
        synchronized (this) {
            came = byPosition.get(position);
            if (came == null) {
                awaited.put(position, listener);
            }
        }
        if (came != null) {
            listener.accept(came);
        }
    }

    synchronized void forget(@Nullable String position) {
        if (position != null) {
            awaited.remove(position);
        }
    }

    /** That of a command, as far back as replies are looked for. */
    Optional<DeadLetter> find(CommandKey key) throws InterruptedException {
        synchronized (this) {
            DeadLetter recent = ofCommands.get(key);
            if (recent != null) {
                return Optional.of(recent);
            }
        }
        try {
            return past.find(
                    Topic.COACH_DEAD_LETTERS,
                    consumer -> {
                        int partitions = consumer.partitionsFor(kafka.names().apply(Topic.COACH_COMMANDS))
                                .size();
                        return Kafka.partitionOf(key.contactCenterId().getBytes(UTF_8), partitions);
                    },
                    record -> commandOf(record).filter(key::equals).flatMap(same -> read(record)));
        } catch (AuthorizationException e) {
            return Optional.empty();
        }
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> record) {
        Optional<DeadLetter> letter = read(record);
        String position = HeaderText.of(record, HeaderNames.CAUSATION_POSITION);
        if (letter.isEmpty() || position == null) {
            return;
        }
        Consumer<DeadLetter> listener;
        synchronized (this) {
            byPosition.put(position, letter.get());
            commandOf(record).ifPresent(key -> ofCommands.put(key, letter.get()));
            listener = awaited.remove(position);
        }
        if (listener != null) {
            listener.accept(letter.get());
        }
    }

    /** Nothing where it was no command, or one that names no sender, or another contact center than its key. */
    private static Optional<CommandKey> commandOf(ConsumerRecord<byte[], byte[]> record) {
        String position = HeaderText.of(record, HeaderNames.CAUSATION_POSITION);
        if (position == null || !position.startsWith(COMMANDS) || record.value() == null || record.key() == null) {
            return Optional.empty();
        }
        try {
            CommandKey key = CommandKey.of(ContractJson.read(CoachCommand.class, record.value()));
            return Arrays.equals(record.key(), key.contactCenterId().getBytes(UTF_8))
                    ? Optional.of(key)
                    : Optional.empty();
        } catch (ContractViolation e) {
            return Optional.empty();
        }
    }

    /** Nothing for a code that only a newer processor knows. */
    private static Optional<DeadLetter> read(ConsumerRecord<byte[], byte[]> record) {
        String code = HeaderText.of(record, HeaderNames.ERROR_CODE);
        String why = HeaderText.of(record, HeaderNames.ERROR_MESSAGE);
        return Arrays.stream(DeadLetterCode.values())
                .filter(each -> each.name().equals(code))
                .findFirst()
                .map(each -> new DeadLetter(each, why == null ? each.name() : why));
    }

    @Override
    public void close() {
        follower.close();
    }
}
