package smscoach.bench.contender.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import smscoach.bench.contender.streams.Step.Subscription;

/** Keyed by agent: keeps the subscriptions, and answers who is to be brought into a session that the agent accepts. */
final class AgentStage extends ContextualProcessor<String, Step, String, Step> {

    static final String STORE = "subscriptions";

    private @Nullable KeyValueStore<String, Subscriptions> store;

    /** Of one agent, in order. */
    record Subscriptions(List<Subscription> all) {}

    @Override
    public void init(ProcessorContext<String, Step> context) {
        super.init(context);
        store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, Step> record) {
        KeyValueStore<String, Subscriptions> subscriptions = Objects.requireNonNull(store);
        switch (record.value()) {
            case Step.Subscribed subscribed -> subscribe(record.key(), subscribed.subscription(), subscriptions);
            case Step.Accepted accepted -> answer(record, accepted, subscriptions);
            case Step.Left ignored -> {}
            case Step.Emptied ignored -> {}
            case Step.Answered ignored -> {}
        }
    }

    private static void subscribe(
            String agent, Subscription subscription, KeyValueStore<String, Subscriptions> subscriptions) {
        List<Subscription> all = of(agent, subscriptions);
        all.removeIf(each -> each.supervisor().equals(subscription.supervisor()));
        all.add(subscription);
        subscriptions.put(agent, new Subscriptions(all));
    }

    private void answer(
            Record<String, Step> record, Step.Accepted accepted, KeyValueStore<String, Subscriptions> subscriptions) {
        List<Subscription> all = of(record.key(), subscriptions);
        context()
                .forward(record.withKey(accepted.contactCenter() + "/" + accepted.session())
                        .withValue(new Step.Answered(
                                accepted.contactCenter(), accepted.eventId(), accepted.session(), List.copyOf(all))));
        if (all.removeIf(Subscription::forNextChatOnly)) {
            subscriptions.put(record.key(), new Subscriptions(all));
        }
    }

    private static List<Subscription> of(String agent, KeyValueStore<String, Subscriptions> subscriptions) {
        Subscriptions stored = subscriptions.get(agent);
        return stored == null ? new ArrayList<>() : new ArrayList<>(stored.all());
    }
}
