package smscoach.bench.contender.streams;

import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import smscoach.bench.contender.Setup;

/**
 * The usual way: subscriptions by agent, sessions by session, and repartition topics between.
 *
 * <p>Commands and accepts reach the agent's stage through one topic, which keeps their order. Accepts also go to the
 * session's stage, which waits for the answers: else a session could end before its supervisors were brought in.
 */
public final class UsualTopology {

    private static final Serde<Step> STEPS = Json.serde(Step.class);

    private UsualTopology() {}

    public static Topology of(Setup setup) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(store(AgentStage.STORE, Json.serde(AgentStage.Subscriptions.class)));
        builder.addStateStore(store(SessionStage.STORE, Json.serde(Room.class)));

        KStream<String, Step> steps = builder.stream(
                        List.of(setup.commands(), setup.events()),
                        Consumed.with(Serdes.String(), Json.serde(Incoming.class)))
                .filter((key, incoming) -> incoming.isOfTheComparison(), Named.as("no-messages"))
                .mapValues(Incoming::step, Named.as("read"));
        KStream<String, Step> answers = steps.filter((key, step) -> agentOf(step) != null)
                .selectKey((key, step) -> step.contactCenter() + "/" + agentOf(step))
                .repartition(repartitioned("by-agent", setup))
                .process(AgentStage::new, Named.as("agent"), AgentStage.STORE)
                .repartition(repartitioned("answers", setup));
        steps.filter((key, step) -> sessionOf(step) != null)
                .selectKey((key, step) -> step.contactCenter() + "/" + sessionOf(step))
                .repartition(repartitioned("by-session", setup))
                .merge(answers)
                .process(SessionStage::new, Named.as("session"), SessionStage.STORE)
                .to(setup.outputs(), Produced.with(Serdes.String(), Json.serde(Told.class)));
        return builder.build();
    }

    private static @Nullable String agentOf(Step step) {
        return switch (step) {
            case Step.Subscribed subscribed -> subscribed.agent();
            case Step.Accepted accepted -> accepted.agent();
            case Step.Left ignored -> null;
            case Step.Emptied ignored -> null;
            case Step.Answered ignored -> null;
        };
    }

    private static @Nullable String sessionOf(Step step) {
        return switch (step) {
            case Step.Subscribed ignored -> null;
            case Step.Accepted accepted -> accepted.session();
            case Step.Left left -> left.session();
            case Step.Emptied emptied -> emptied.session();
            case Step.Answered answered -> answered.session();
        };
    }

    private static Repartitioned<String, Step> repartitioned(String name, Setup setup) {
        return Repartitioned.<String, Step>as(name)
                .withKeySerde(Serdes.String())
                .withValueSerde(STEPS)
                .withNumberOfPartitions(setup.partitions());
    }

    private static <T> StoreBuilder<?> store(String name, Serde<T> serde) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), serde)
                .withCachingEnabled();
    }
}
