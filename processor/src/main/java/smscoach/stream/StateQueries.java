package smscoach.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;
import smscoach.config.Settings;
import smscoach.contract.Topic;
import smscoach.domain.state.Session;
import smscoach.domain.state.Subscription;

/**
 * Reads the state from outside, while it is worked on.
 *
 * <p>It is read from the store: what the open transaction changes is held back, and written when the transaction is
 * about to be committed. So an answer is a commit interval old at most, and holds what is not committed only in the
 * moment of a commit, or where one transaction changes more than may be held back.
 */
public final class StateQueries {

    /** Where Kafka's default partitioner puts a key. */
    private static final StreamPartitioner<byte[], Object> PLACEMENT =
            (topic, key, value, partitions) -> Optional.of(Set.of(BuiltInPartitioner.partitionForKey(key, partitions)));

    private final KafkaStreams streams;
    private final Settings settings;
    private final Beginnings beginnings;
    private final @Nullable HostInfo self;

    StateQueries(KafkaStreams streams, Settings settings, Beginnings beginnings, @Nullable HostInfo self) {
        this.streams = streams;
        this.settings = settings;
        this.beginnings = beginnings;
        this.self = self;
    }

    /** Which instance processes a contact center, and which ones have a copy. */
    public Placement placeOf(String contactCenterId) throws StateUnavailableException {
        KeyQueryMetadata found;
        try {
            found = streams.queryMetadataForKey(
                    CoachingTopology.STORE, contactCenterId.getBytes(StandardCharsets.US_ASCII), PLACEMENT);
        } catch (IllegalStateException | StreamsNotStartedException e) {
            throw notNow();
        }
        if (found == null || found.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            throw notNow();
        }
        boolean isHere = found.activeHost().equals(self);
        return new Placement(
                found.partition(),
                isHere,
                known(found.activeHost()),
                found.standbyHosts().stream()
                        .filter(host -> !host.equals(self))
                        .map(StateQueries::known)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** The subscriptions on an agent, in their order. */
    public StateAnswer<List<Subscription>> subscriptionsOn(String contactCenterId, String agentId, Reading reading)
            throws StateUnavailableException {
        Bytes key = new StateKeys(contactCenterId).subscriptionsOn(agentId);
        return get(reading, key, bytes -> bytes == null ? List.of() : StateFormats.SUBSCRIPTIONS.read(bytes));
    }

    /** On whom a supervisor has a subscription, oldest first. */
    public StateAnswer<List<String>> agentsCoachedBy(String contactCenterId, String supervisorId, Reading reading)
            throws StateUnavailableException {
        Bytes key = new StateKeys(contactCenterId).agentsCoachedBy(supervisorId);
        return get(reading, key, bytes -> bytes == null ? List.of() : StateFormats.IDS.read(bytes));
    }

    /** In which sessions a supervisor takes part, oldest first. */
    public StateAnswer<List<String>> sessionsOf(String contactCenterId, String supervisorId, Reading reading)
            throws StateUnavailableException {
        StateKeys keys = new StateKeys(contactCenterId);
        RangeQuery<Bytes, byte[]> range = RangeQuery.withRange(
                keys.joinedSession(supervisorId, 0), keys.joinedSession(supervisorId, Long.MAX_VALUE));
        QueryResult<KeyValueIterator<Bytes, byte[]>> found = ask(reading, range);
        List<String> sessions = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> rows = found.getResult()) {
            rows.forEachRemaining(row -> sessions.add(StateFormats.ID.read(row.value)));
        }
        return answer(reading, found, List.copyOf(sessions));
    }

    /** What is remembered of a session; empty where nothing is. */
    public StateAnswer<Optional<Session>> session(String contactCenterId, String smssessionId, Reading reading)
            throws StateUnavailableException {
        Bytes key = new StateKeys(contactCenterId).session(smssessionId);
        return get(reading, key, bytes -> Optional.ofNullable(bytes).map(StateFormats.SESSION::read));
    }

    /** The contact center's own set of features; empty where it never set one, and so has the default. */
    public StateAnswer<Optional<List<String>>> features(String contactCenterId, Reading reading)
            throws StateUnavailableException {
        Bytes key = new StateKeys(contactCenterId).features();
        return get(reading, key, bytes -> Optional.ofNullable(bytes).map(StateFormats.FEATURES::read));
    }

    /** Those of a contact center that never set its own. */
    public List<String> defaultFeatures() {
        return List.copyOf(new TreeSet<>(settings.rules().defaultFeatures()));
    }

    private <T> StateAnswer<T> get(Reading reading, Bytes key, Function<byte @Nullable [], T> read)
            throws StateUnavailableException {
        QueryResult<byte[]> found = ask(reading, KeyQuery.<Bytes, byte[]>withKey(key));
        return answer(reading, found, read.apply(found.getResult()));
    }

    private <R> QueryResult<R> ask(Reading reading, Query<R> query) throws StateUnavailableException {
        StateQueryRequest<R> request = StateQueryRequest.inStore(CoachingTopology.STORE)
                .withQuery(query)
                .withPartitions(Set.of(reading.partition()));
        QueryResult<R> result;
        try {
            result = streams.query(reading.active() ? request.requireActive() : request)
                    .getPartitionResults()
                    .get(reading.partition());
        } catch (InvalidStateStoreException e) {
            throw notNow();
        }
        if (result == null || result.isFailure()) {
            throw notNow();
        }
        return result;
    }

    private <T> StateAnswer<T> answer(Reading reading, QueryResult<?> found, T value) {
        Map<Topic, Long> offsets = new EnumMap<>(Topic.class);
        for (Topic input : Topic.inputs()) {
            lastTaken(reading, found, settings.topicPrefix() + input.defaultName())
                    .ifPresent(offset -> offsets.put(input, offset));
        }
        return new StateAnswer<>(value, reading.partition(), offsets, reading.active());
    }

    /** What the store saw since it was opened, or else how far the group was before that. */
    private OptionalLong lastTaken(Reading reading, QueryResult<?> found, String topic) {
        Long seen = found.getPosition().getPartitionPositions(topic).get(reading.partition());
        OptionalLong before = reading.active()
                ? beginnings.lastTaken(new TopicPartition(topic, reading.partition()))
                : OptionalLong.empty(); // nobody tells whose changes a copy has
        return seen == null || before.orElse(-1) > seen ? before : OptionalLong.of(seen);
    }

    private StateUnavailableException notNow() {
        return new StateUnavailableException(
                switch (streams.state()) {
                    case CREATED -> "The instance is starting.";
                    case REBALANCING -> "The partition is being taken over or restored.";
                    case RUNNING -> "The partition is moving to another instance.";
                    case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> "The instance has stopped.";
                });
    }

    /** Kafka Streams' word for an instance without application.server is a host without a port. */
    private static Optional<HostInfo> known(HostInfo host) {
        return host.port() > 0 ? Optional.of(host) : Optional.empty();
    }

    /**
     * From which store to read.
     *
     * @param active only from the one that is processed, not from a copy
     */
    public record Reading(int partition, boolean active) {}

    /**
     * Where a contact center is.
     *
     * @param isHere whether this instance processes it
     * @param active the instance that does, where it can be asked
     * @param standbys other instances that have a copy
     */
    public record Placement(int partition, boolean isHere, Optional<HostInfo> active, List<HostInfo> standbys) {}
}
