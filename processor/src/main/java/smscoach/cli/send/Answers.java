package smscoach.cli.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.cluster.Cluster;
import smscoach.contract.CoachReply;
import smscoach.contract.ContractViolation;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;

/**
 * What becomes of commands: for each a reply, or a dead letter where nobody can be answered. Opened before they are
 * sent, so that none is missed.
 */
final class Answers implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(250);

    private final Cluster cluster;
    private final KafkaConsumer<byte[], byte[]> consumer;

    private Answers(Cluster cluster, KafkaConsumer<byte[], byte[]> consumer) {
        this.cluster = cluster;
        this.consumer = consumer;
    }

    /** From now on. */
    static Answers open(Cluster cluster) {
        Map<Topic, List<TopicPartition>> partitions =
                cluster.partitions(EnumSet.of(Topic.COACH_REPLIES, Topic.COACH_DEAD_LETTERS));
        if (!partitions.containsKey(Topic.COACH_REPLIES)) {
            partitions = cluster.requirePartitions(Set.of(Topic.COACH_REPLIES));
        }
        List<TopicPartition> all =
                partitions.values().stream().flatMap(List::stream).toList();
        Answers answers = new Answers(cluster, cluster.consumer());
        try {
            answers.consumer.assign(all);
            answers.consumer.endOffsets(all).forEach(answers.consumer::seek);
            return answers;
        } catch (RuntimeException e) {
            answers.close();
            throw cluster.failure(e);
        }
    }

    /**
     * Waits until each command has its answer.
     *
     * @param print takes each answer as it comes
     * @return whether all were done
     */
    boolean await(List<Sent> commands, Duration patience, Consumer<Answer> print) {
        List<Sent> waiting = new ArrayList<>(commands);
        boolean allDone = true;
        long deadline = System.nanoTime() + patience.toNanos();
        while (!waiting.isEmpty()) {
            if (System.nanoTime() >= deadline) {
                throw tooLate(waiting, patience);
            }
            for (ConsumerRecord<byte[], byte[]> record : poll()) {
                Optional<Answer> answer = answer(record, waiting);
                if (answer.isPresent()) {
                    waiting.remove(answer.get().command());
                    print.accept(answer.get());
                    allDone &= answer.get().isDone();
                }
            }
        }
        return allDone;
    }

    /**
     * The answer to a command.
     *
     * @param reply its bytes, or null for a dead letter
     * @param problem why it became a dead letter
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(
            Sent command,
            byte @Nullable [] reply,
            boolean isDone,
            @Nullable String problem) {}

    @Override
    public void close() {
        consumer.close();
    }

    private Iterable<ConsumerRecord<byte[], byte[]>> poll() {
        try {
            return consumer.poll(POLL);
        } catch (RuntimeException e) {
            throw cluster.failure(e);
        }
    }

    private Optional<Answer> answer(ConsumerRecord<byte[], byte[]> record, List<Sent> waiting) {
        String causation = header(record, HeaderNames.CAUSATION_POSITION);
        if (record.topic().equals(cluster.nameOf(Topic.COACH_DEAD_LETTERS))) {
            return waiting.stream()
                    .filter(sent -> sent.position().equals(causation))
                    .findFirst()
                    .map(sent -> new Answer(sent, null, false, deadLetter(record)));
        }
        try {
            CoachReply reply = ContractJson.read(CoachReply.class, record.value());
            return waiting.stream()
                    .filter(sent -> sent.isAnsweredBy(reply, causation))
                    .findFirst()
                    .map(sent -> new Answer(sent, record.value(), reply.statusCode() == 0, null));
        } catch (ContractViolation e) {
            return Optional.empty(); // Whoever wrote that did not answer us.
        }
    }

    private static String deadLetter(ConsumerRecord<byte[], byte[]> record) {
        return "became a dead letter, " + header(record, HeaderNames.ERROR_CODE) + ": "
                + header(record, HeaderNames.ERROR_MESSAGE);
    }

    private CommandFailure tooLate(List<Sent> waiting, Duration patience) {
        String names = waiting.stream().limit(5).map(Sent::name).collect(Collectors.joining(", "));
        return new CommandFailure(
                ExitCode.UNAVAILABLE,
                "No reply on %s within %s to %s%s. Does the processor run?"
                        .formatted(
                                cluster.nameOf(Topic.COACH_REPLIES),
                                seconds(patience),
                                names,
                                waiting.size() > 5 ? " and %d more".formatted(waiting.size() - 5) : ""));
    }

    private static String seconds(Duration patience) {
        return "%s s".formatted(patience.toMillis() / 1000.0).replace(".0 ", " ");
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
