package smscoach.bench.flink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the comparison, keyed by contact center. A window of a few milliseconds sorts what the two topics bring:
 * Flink hands on records of several partitions in whatever order they were fetched.
 */
final class Coaching extends ProcessWindowFunction<Step, Told, String, TimeWindow> {

    private static final long serialVersionUID = 1;

    private static final Comparator<Step> BY_TIME = Comparator.<Step>comparingLong(step -> step.timestamp)
            .thenComparing(step -> !step.isCommand())
            .thenComparingLong(step -> step.offset);

    private static final MapStateDescriptor<String, List<Subscription>> SUBSCRIPTIONS =
            new MapStateDescriptor<>("subscriptions", Types.STRING, Types.LIST(TypeInformation.of(Subscription.class)));
    private static final MapStateDescriptor<String, Session> SESSIONS =
            new MapStateDescriptor<>("sessions", Types.STRING, TypeInformation.of(Session.class));

    @Override
    public void process(String contactCenter, Context context, Iterable<Step> steps, Collector<Told> out)
            throws Exception {
        KeyedStateStore state = context.globalState();
        MapState<String, List<Subscription>> subscriptions = state.getMapState(SUBSCRIPTIONS);
        MapState<String, Session> sessions = state.getMapState(SESSIONS);
        for (Step step :
                StreamSupport.stream(steps.spliterator(), false).sorted(BY_TIME).toList()) {
            if (step.isCommand()) {
                subscribe(step, subscriptions);
            } else {
                take(step, subscriptions, sessions, out);
            }
        }
    }

    private static void subscribe(Step command, MapState<String, List<Subscription>> subscriptions) throws Exception {
        String agent = Objects.requireNonNull(command.userId);
        Subscription subscription = Subscription.of(command);
        List<Subscription> all = copyOf(subscriptions.get(agent));
        all.removeIf(each -> each.supervisorId.equals(subscription.supervisorId));
        all.add(subscription);
        subscriptions.put(agent, all);
    }

    private static void take(
            Step event,
            MapState<String, List<Subscription>> subscriptions,
            MapState<String, Session> sessions,
            Collector<Told> out)
            throws Exception {
        String id = Objects.requireNonNull(event.smssessionId);
        Session session = sessions.get(id);
        switch (Objects.requireNonNull(event.type)) {
            case "AgentAccepted" ->
                sessions.put(id, accept(event, id, session == null ? new Session() : session, subscriptions, out));
            case "AgentLeft" -> {
                if (session != null && session.agents.remove(event.userId)) {
                    sessions.put(id, session);
                }
            }
            case "SessionPlacedInQueue" -> {
                if (session != null) {
                    revoke(event, id, session, "PlacedInQueue", out);
                    sessions.put(id, new Session());
                }
            }
            case "SessionCompleted" -> {
                if (session != null) {
                    revoke(event, id, session, "Completed", out);
                    sessions.remove(id);
                }
            }
            default -> throw new IllegalArgumentException("No rule for " + event.type);
        }
    }

    private static Session accept(
            Step event,
            String id,
            Session session,
            MapState<String, List<Subscription>> subscriptions,
            Collector<Told> out)
            throws Exception {
        String agent = Objects.requireNonNull(event.userId);
        session.agents.add(agent);
        List<Subscription> all = copyOf(subscriptions.get(agent));
        for (Subscription subscription : all) {
            if (!session.holds(subscription.supervisorId)) {
                Session.Member member = Session.Member.of(agent, subscription);
                session.supervisors.add(member);
                out.collect(Told.delivered(event, id, member));
            }
        }
        if (all.removeIf(each -> each.forNextChatOnly)) {
            if (all.isEmpty()) {
                subscriptions.remove(agent);
            } else {
                subscriptions.put(agent, all);
            }
        }
        return session;
    }

    private static void revoke(Step event, String id, Session session, String reason, Collector<Told> out) {
        for (Session.Member member : session.supervisors) {
            out.collect(Told.revoked(event, id, member, reason, event.queueName));
        }
    }

    private static List<Subscription> copyOf(@Nullable List<Subscription> stored) {
        return stored == null ? new ArrayList<>() : new ArrayList<>(stored);
    }
}
