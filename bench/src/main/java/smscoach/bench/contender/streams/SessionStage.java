package smscoach.bench.contender.streams;

import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keyed by session: keeps who is in it, and tells supervisors. */
final class SessionStage extends ContextualProcessor<String, Step, String, Told> {

    static final String STORE = "sessions";

    private @Nullable KeyValueStore<String, Room> store;

    @Override
    public void init(ProcessorContext<String, Told> context) {
        super.init(context);
        store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, Step> record) {
        KeyValueStore<String, Room> rooms = Objects.requireNonNull(store);
        Room stored = rooms.get(record.key());
        Room room = stored == null ? Room.empty() : stored;
        room.take(
                record.value(),
                told -> context().forward(record.withKey(told.key()).withValue(told)));
        if (!room.isEmpty()) {
            rooms.put(record.key(), room);
        } else if (stored != null) {
            rooms.delete(record.key());
        }
    }
}
