package smscoach.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smscoach.contract.Topic;
import smscoach.domain.Outcome;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;

/** Gives each record of a task to the engine, and what it makes to the sinks. */
final class CoachingProcessor implements Processor<byte[], byte[], byte[], OutputValue> {

    private static final Logger LOG = LoggerFactory.getLogger(CoachingProcessor.class);

    private final Rules rules;
    private final KeyPlacement placement;
    private final String topicPrefix;
    private final Map<String, Topic> inputs;
    private final StateStamp stamp;
    private final Commits commits;
    private final DeadLetterLog deadLetters;

    private @Nullable ProcessorContext<byte[], OutputValue> context;
    private @Nullable LateStore late;
    private @Nullable StoredStates states;
    private @Nullable Engine engine;
    private @Nullable CommitPace pace;
    private @Nullable Cancellable tick;
    private TaskMeter meter = TaskMeter.NONE;

    CoachingProcessor(
            Rules rules,
            KeyPlacement placement,
            String topicPrefix,
            Map<String, Topic> inputs,
            StateStamp stamp,
            Commits commits,
            DeadLetterLog deadLetters) {
        this.rules = rules;
        this.placement = placement;
        this.topicPrefix = topicPrefix;
        this.inputs = inputs;
        this.stamp = stamp;
        this.commits = commits;
        this.deadLetters = deadLetters;
    }

    @Override
    public void init(ProcessorContext<byte[], OutputValue> processorContext) {
        context = processorContext;
        KeyValueStore<Bytes, byte[]> store = processorContext.getStateStore(CoachingTopology.STORE);
        long began = System.nanoTime();
        try {
            states = new StoredStates(store, stamp);
        } catch (UnreadableStateException e) {
            throw StoppedException.before(processorContext.taskId().partition(), e);
        }
        late = LateStore.in(store);
        late.writtenBy(states::write);
        engine = new Engine(rules, states, placement, topicPrefix);
        pace = commits.pace();
        begin(processorContext.taskId().partition(), states.counts(), (System.nanoTime() - began) / 1_000_000);
    }

    private void begin(int partition, StoredCounts counts, long countingMillis) {
        meter = commits.begin(partition);
        meter.stored(counts.liveSessions(), counts.subscriptions());
        meter.committed(); // what is in the store is
        LOG.atInfo()
                .addKeyValue("partition", partition)
                .addKeyValue("liveSessions", counts.liveSessions())
                .addKeyValue("subscriptions", counts.subscriptions())
                .addKeyValue("countingMillis", countingMillis)
                .log(
                        "Processing partition {}: {} live sessions, {} subscriptions, counted in {} ms",
                        partition,
                        counts.liveSessions(),
                        counts.subscriptions(),
                        countingMillis);
    }

    /** The task ends here, or begins anew from what is committed. */
    @Override
    public void close() {
        stopTicking();
        commits.end(meter);
        meter = TaskMeter.NONE;
        if (context != null) {
            int partition = context.taskId().partition();
            LOG.atInfo().addKeyValue("partition", partition).log("No longer processing partition {}", partition);
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (context == null || late == null || states == null || engine == null || pace == null) {
            throw new IllegalStateException("process before init");
        }
        ProcessorContext<byte[], OutputValue> to = context;
        CommitPace commit = pace;
        long began = commit.now();
        RecordMetadata at = to.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("A record from no topic: no punctuation makes any"));
        InputRecord input = input(record, at);
        try {
            Outcome outcome = engine.take(input, output -> {
                forward(to, output, input.partition());
                commit.wrote(output.topic());
                meter.wrote(input.topic(), output);
            });
            states.recordDone();
            late.took(at);
            StoredCounts counts = states.counts();
            meter.took(input, outcome);
            meter.stored(counts.liveSessions(), counts.subscriptions());
            deadLetters.tell(input, outcome);
            commit.took(began, to.currentSystemTimeMs() - record.timestamp());
            commitInTime(to, commit);
        } catch (KafkaException e) {
            throw e; // Kafka Streams' own, from a sink or the store: from most of them it recovers
        } catch (RuntimeException | Error e) {
            throw StoppedException.at(at.topic(), at.partition(), at.offset(), e);
        }
    }

    /** Now, or when the pace has it. */
    private void commitInTime(ProcessorContext<byte[], OutputValue> task, CommitPace pace) {
        commitIfDue(task, pace);
        if (!pace.isOpen()) {
            stopTicking();
        } else if (tick == null) {
            tick = task.schedule(CommitPace.TICK, PunctuationType.WALL_CLOCK_TIME, now -> {
                commitIfDue(task, pace);
                if (!pace.isOpen()) {
                    stopTicking();
                }
            });
        }
    }

    private static void commitIfDue(ProcessorContext<byte[], OutputValue> task, CommitPace pace) {
        if (pace.isDue()) {
            task.commit();
            pace.asked();
        }
    }

    /** What ticks is committed each time, be there anything or not. */
    private void stopTicking() {
        if (tick != null) {
            tick.cancel();
            tick = null;
        }
    }

    private InputRecord input(Record<byte[], byte[]> record, RecordMetadata at) {
        Topic topic = inputs.get(at.topic());
        if (topic == null) {
            throw new IllegalStateException(at.topic() + " is no input topic");
        }
        return new InputRecord(
                topic,
                at.partition(),
                at.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                headers(record.headers()));
    }

    private static void forward(ProcessorContext<byte[], OutputValue> to, OutputRecord output, int inputPartition) {
        Header[] headers = new Header[output.headers().size()];
        for (int i = 0; i < headers.length; i++) {
            RecordHeader header = output.headers().get(i);
            headers[i] = new org.apache.kafka.common.header.internals.RecordHeader(header.name(), header.value());
        }
        OutputValue value = new OutputValue(output.value(), inputPartition);
        to.forward(
                new Record<>(output.key(), value, output.timestamp(), new RecordHeaders(headers)),
                CoachingTopology.sinkOf(output.topic()));
    }

    private static List<RecordHeader> headers(Headers headers) {
        List<RecordHeader> list = new ArrayList<>();
        for (Header header : headers) {
            list.add(new RecordHeader(header.key(), header.value()));
        }
        return list;
    }
}
