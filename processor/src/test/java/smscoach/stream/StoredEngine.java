package smscoach.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import smscoach.domain.Outcome;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;

/** The engine of one task over a store in memory: with the stored forms of all that is remembered, without a broker. */
public final class StoredEngine {

    private static final int RECORDS_A_LIFE = 100;

    private static final int RECORDS_A_TRANSACTION = 7;

    private static final int AT_HAND = 40;

    private final Rules rules;
    private final KeyPlacement placement;
    private final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore(CoachingTopology.STORE).get();
    private StoredStates states;
    private Engine engine;
    private int taken;

    public StoredEngine(Rules rules, KeyPlacement placement) {
        this.rules = rules;
        this.placement = placement;
        store.init(new MockProcessorContext<Object, Object>().getStateStoreContext(), store);
        states = new StoredStates(store, StateStamp.OF_THIS_BUILD, AT_HAND);
        engine = new Engine(rules, states, placement, "");
    }

    /** Now and then as after a restart: what was not stored is gone. */
    public Outcome take(InputRecord record, Consumer<OutputRecord> out) {
        if (++taken % RECORDS_A_LIFE == 0) {
            commit();
            states = new StoredStates(store, StateStamp.OF_THIS_BUILD, AT_HAND);
            engine = new Engine(rules, states, placement, "");
        }
        Outcome outcome = engine.take(record, out);
        states.recordDone();
        if (taken % RECORDS_A_TRANSACTION == 0) {
            commit();
        }
        return outcome;
    }

    /** As before each commit: what is held back is written. */
    private void commit() {
        states.write();
    }

    /** What was counted as it changed. */
    StoredCounts counts() {
        return states.counts();
    }

    /** What a new task counts after a commit. */
    StoredCounts counted() {
        commit();
        return StoredCounts.of(store);
    }

    /** All that is stored after a commit. */
    public StoredRows rows() {
        commit();
        List<KeyValue<Bytes, byte[]>> rows = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(rows::add);
        }
        return new StoredRows(rows);
    }
}
