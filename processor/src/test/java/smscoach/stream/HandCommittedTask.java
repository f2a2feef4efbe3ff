package smscoach.stream;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
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
 * Its store writes to the changelog what Kafka Streams' cache does at a commit: each key that was put or deleted, once.
 */
final class HandCommittedTask {

    static final String CHANGELOG = "sms-coach-" + CoachingTopology.STORE + "-changelog";

    private final Written written = new Written();
    private final CachedStore store = new CachedStore();
    private final MockProcessorContext<byte[], OutputValue> context = new MockProcessorContext<>();
    private final CoachingProcessor processor = new CoachingProcessor(
            Rules.AS_SHIPPED,
            KeyPlacement.UNKNOWN,
            "",
            Topic.inputs().stream().collect(Collectors.toMap(Topic::defaultName, Function.identity())),
            StateStamp.OF_THIS_BUILD,
            new Commits(Meter.NONE),
            new DeadLetterLog(System::nanoTime));

    HandCommittedTask() {
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        processor.init(context);
    }

    void take(InputRecord input) {
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
        for (Bytes key : store.dirty) {
            written.add(CHANGELOG, key.get(), store.get(key), new RecordHeaders());
        }
        store.dirty.clear();
    }

    Map<String, Written.Count> written() {
        return written.counts();
    }

    private static final class CachedStore extends InMemoryKeyValueStore {

        private final Set<Bytes> dirty = new HashSet<>();

        CachedStore() {
            super(CoachingTopology.STORE);
        }

        @Override
        public synchronized void put(Bytes key, byte[] value) {
            dirty.add(key);
            super.put(key, value);
        }

        @Override
        public synchronized byte[] delete(Bytes key) {
            dirty.add(key);
            return super.delete(key);
        }
    }
}
