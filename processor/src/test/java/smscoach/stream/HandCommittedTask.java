package smscoach.stream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;

/**
 * The processor of one task, committed when it is told, not by the clock: Kafka's own driver commits after each record.
 */
final class HandCommittedTask {

    static final String CHANGELOG = "sms-coach-" + CoachingTopology.STORE + "-changelog";

    private final Written written = new Written();
    private final LateStore store = new LateStore(new LoggedStore());
    private final MockProcessorContext<byte[], OutputValue> context = new MockProcessorContext<>();
    private final CoachingProcessor processor;

    HandCommittedTask() {
        this(new Commits(Meter.NONE), KeyPlacement.UNKNOWN);
    }

    HandCommittedTask(Commits commits, KeyPlacement placement) {
        processor = new CoachingProcessor(
                Rules.AS_SHIPPED,
                placement,
                "",
                Topic.inputs().stream().collect(Collectors.toMap(Topic::defaultName, Function.identity())),
                StateStamp.OF_THIS_BUILD,
                commits,
                new DeadLetterLog(System::nanoTime));
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        processor.init(context);
    }

    void take(InputRecord input) {
        take(input, 0);
    }

    /** A record that has waited for so long in its topic. */
    void take(InputRecord input, long waitedMillis) {
        context.setCurrentSystemTimeMs(input.timestamp() + waitedMillis);
        context.setRecordMetadata(input.topic().defaultName(), input.partition(), input.offset());
        processor.process(new Record<>(input.key(), input.value(), input.timestamp()));
        for (CapturedForward<? extends byte[], ? extends OutputValue> forward : context.forwarded()) {
            Record<? extends byte[], ? extends OutputValue> output = forward.record();
            written.add(
                    forward.childName().orElseThrow(),
                    output.key(),
                    output.value().bytes(),
                    output.headers());
        }
        context.resetForwards();
    }

    void commit() {
        store.flushCache();
    }

    /** Whether the processor wants to be committed. */
    boolean asksForACommit() {
        return context.committed();
    }

    /** It was. */
    void committed() {
        context.resetCommit();
    }

    /** How often it wants to be called, now. */
    List<Duration> ticks() {
        return punctuators()
                .map(MockProcessorContext.CapturedPunctuator::getInterval)
                .toList();
    }

    /** Calls it as often as it wants to be called. */
    void tick() {
        List.copyOf(punctuators().toList())
                .forEach(punctuator -> punctuator.getPunctuator().punctuate(0));
    }

    private Stream<MockProcessorContext.CapturedPunctuator> punctuators() {
        return context.scheduledPunctuators().stream().filter(punctuator -> !punctuator.cancelled());
    }

    void close() {
        processor.close();
    }

    Map<String, Written.Count> written() {
        return written.counts();
    }

    /** Tells what Kafka Streams would write to the changelog: each time that something is put or deleted. */
    private final class LoggedStore extends InMemoryKeyValueStore {

        LoggedStore() {
            super(CoachingTopology.STORE);
        }

        @Override
        public synchronized void putAll(List<KeyValue<Bytes, byte[]>> entries) {
            entries.forEach(entry -> written.add(CHANGELOG, entry.key.get(), entry.value, new RecordHeaders()));
            super.putAll(entries);
        }
    }
}
