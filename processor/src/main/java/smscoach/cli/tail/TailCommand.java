package smscoach.cli.tail;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.StopSignal;
import smscoach.cli.base.Terminal;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.options.KafkaOptions;
import smscoach.cli.options.TopicNames;
import smscoach.contract.Topic;

/** {@code coach tail}: the records of topics as they come. */
@Command(
        name = "tail",
        description = {
            "Shows the records of topics as they come, read_committed: one line each, made for reading. With --json each"
                    + " is a line of 'kcat -J', which 'coach send' and 'coach replay' read again.",
            "Ends with Ctrl-C, after --max records (0), or when nothing comes for --timeout (0, or 1 where --max asked"
                    + " for more)."
        },
        footer = {
            "  coach tail all --bootstrap-servers localhost:9092",
            "  coach tail supervisor-session-events --key-prefix cc-1/sup-1",
            "  coach tail coach-commands sms-session-events --json --from-beginning --timeout 5s > in.jsonl",
            "  coach tail coach-replies --max 1 --timeout 30s",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class TailCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Terminal terminal;

    @Parameters(
            paramLabel = "TOPIC",
            arity = "1..*",
            completionCandidates = TopicNames.AllOrAny.class,
            description = "Topics without prefix, or 'all': ${COMPLETION-CANDIDATES}.")
    private List<String> names;

    @Option(names = "--json", fallbackValue = "true", description = "Writes lines of 'kcat -J'.")
    private boolean json;

    @Option(
            names = "--from-beginning",
            fallbackValue = "true",
            description = "Starts at the first record that is still there, not at the end.")
    private boolean fromBeginning;

    @Option(names = "--max", paramLabel = "COUNT", description = "Ends after so many records.")
    private @Nullable Long max;

    @Option(
            names = "--key-prefix",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Shows only records whose key begins so, as a contact center and supervisor: cc-1/sup-1.")
    private String keyPrefix;

    @Option(names = "--timeout", paramLabel = "DURATION", description = "Ends when no record came for so long.")
    private @Nullable Duration timeout;

    @Mixin
    private KafkaOptions kafka;

    public TailCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Set<Topic> topics = TopicNames.parse(names, Arrays.asList(Topic.values()));
        Cluster cluster = new Cluster(kafka);
        Map<Topic, List<TopicPartition>> partitions =
                names.contains(TopicNames.ALL) ? existing(cluster) : cluster.requirePartitions(topics);
        try (StopSignal stop = StopSignal.listen(PATIENCE);
                KafkaConsumer<byte[], byte[]> consumer = cluster.consumer()) {
            start(consumer, partitions.values().stream().flatMap(List::stream).toList());
            return follow(consumer, byName(partitions.keySet()), stop).code();
        } catch (RuntimeException e) {
            throw cluster.failure(e);
        }
    }

    private Map<Topic, List<TopicPartition>> existing(Cluster cluster) {
        var existing = cluster.partitions(EnumSet.allOf(Topic.class));
        return existing.isEmpty() ? cluster.requirePartitions(EnumSet.allOf(Topic.class)) : existing;
    }

    private void start(KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.endOffsets(partitions).forEach(consumer::seek);
        }
    }

    private ExitCode follow(KafkaConsumer<byte[], byte[]> consumer, Map<String, Topic> topics, StopSignal stop) {
        OutputStream out = new BufferedOutputStream(terminal.out(), 1 << 16);
        Lines lines = json ? Lines.ofKcat() : Lines.toRead(topics);
        long shown = 0;
        long last = System.nanoTime();
        try {
            while (!stop.isAsked() && (max == null || shown < max)) {
                var records = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    if (isWanted(record) && (max == null || shown < max)) {
                        out.write(lines.line(record));
                        out.write('\n');
                        shown++;
                        last = System.nanoTime();
                    }
                }
                out.flush();
                if (timeout != null && System.nanoTime() - last > timeout.toNanos()) {
                    return max == null || shown >= max ? ExitCode.OK : ExitCode.DIFFERENT;
                }
            }
        } catch (IOException e) {
            // Whoever read our output has enough: coach tail … | head
            return ExitCode.OK;
        }
        return ExitCode.OK;
    }

    private boolean isWanted(ConsumerRecord<byte[], byte[]> record) {
        return keyPrefix.isEmpty() || Lines.text(record.key()).startsWith(keyPrefix);
    }

    private Map<String, Topic> byName(Collection<Topic> topics) {
        Map<String, Topic> byName = new HashMap<>();
        topics.forEach(topic -> byName.put(kafka.nameOf(topic), topic));
        return byName;
    }
}
