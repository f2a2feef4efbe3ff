package smscoach.cli.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachedSession;
import smscoach.contract.ParticipationState;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.replay.Received;

/**
 * Puts the spans together: from {@code supervisor-session-events}, and, for those of which retention has left nothing
 * there, from {@code coached-sessions}.
 */
final class Spans {

    static final List<Topic> TOPICS = List.of(Topic.SUPERVISOR_SESSION_EVENTS, Topic.COACHED_SESSIONS);

    private final List<Span> ended = new ArrayList<>();
    private final Map<Key, Span> open = new LinkedHashMap<>();
    private final Set<String> completeSupervisors = new HashSet<>();
    private final Map<String, Current> current = new HashMap<>();

    private record Key(String contactCenterId, String smssessionId, String supervisorId) {}

    private record Current(CoachedSession session, String position) {}

    /** Takes a record; those of a partition in their order. */
    void take(Received received) {
        byte[] value = received.record().value();
        if (received.record().topic() == Topic.SUPERVISOR_SESSION_EVENTS) {
            take(ContractJson.read(SupervisorSessionEvent.class, value), received.position());
        } else {
            byte[] key = received.record().key();
            String session = key == null ? "" : new String(key, StandardCharsets.UTF_8);
            if (value == null) {
                current.remove(session);
            } else {
                current.put(session, new Current(ContractJson.read(CoachedSession.class, value), received.position()));
            }
        }
    }

    /** All of them: those that have ended, then those that are open. */
    List<Span> all() {
        List<Span> all = new ArrayList<>(ended);
        all.addAll(open.values());
        current.values().forEach(each -> addForgotten(each, all));
        return all;
    }

    private void take(SupervisorSessionEvent event, String position) {
        if (event.sequence() == 1) {
            completeSupervisors.add(event.contactCenterId() + "/" + event.supervisorId());
        }
        Key key = new Key(event.contactCenterId(), event.smssessionId(), event.supervisorId());
        switch (event.type()) {
            case Delivered -> open.put(key, begun(event, position));
            case VisibilityChanged -> {
                Span known = open.get(key);
                Mode mode = Mode.of(event.visibility(), event.occurredAt());
                open.put(key, known == null ? unknown(event, List.of(mode), position) : known.with(mode, position));
            }
            case Left, Revoked -> {
                Span known = open.remove(key);
                Span before = known == null ? unknown(event, List.of(Mode.of(event.visibility(), null)), null) : known;
                ended.add(before.ended(event.occurredAt(), event.reason(), event.queueName(), position));
            }
        }
    }

    private static Span begun(SupervisorSessionEvent event, String position) {
        boolean intruded = event.state() == ParticipationState.Invited;
        Instant at = event.occurredAt();
        return span(
                event,
                intruded ? Span.BroughtBy.INTRUSION : Span.BroughtBy.SUBSCRIPTION,
                at,
                List.of(Mode.of(event.visibility(), at)),
                position);
    }

    /** Without a subscription it was an intrusion; with one it may have been either. */
    private static Span unknown(SupervisorSessionEvent event, List<Mode> modes, @Nullable String position) {
        boolean intruded = event.subscriptionId() == null;
        return span(event, intruded ? Span.BroughtBy.INTRUSION : Span.BroughtBy.UNKNOWN, null, modes, position);
    }

    private static Span span(
            SupervisorSessionEvent event,
            Span.BroughtBy broughtBy,
            @Nullable Instant from,
            List<Mode> modes,
            @Nullable String position) {
        return new Span(
                event.contactCenterId(),
                event.smssessionId(),
                event.supervisorId(),
                event.nickname(),
                event.agentId(),
                broughtBy,
                event.subscriptionId(),
                from,
                null,
                modes,
                null,
                null,
                position == null ? List.of() : List.of(position));
    }

    /** Somebody who is in a session, though no event of his tells of it any more. */
    private void addForgotten(Current now, List<Span> all) {
        CoachedSession session = now.session();
        for (CoachedSession.Participant each : session.supervisors()) {
            Key key = new Key(session.contactCenterId(), session.smssessionId(), each.userId());
            boolean complete = completeSupervisors.contains(session.contactCenterId() + "/" + each.userId());
            if (!complete && !open.containsKey(key)) {
                all.add(new Span(
                        session.contactCenterId(),
                        session.smssessionId(),
                        each.userId(),
                        each.nickname(),
                        each.agentId(),
                        Span.BroughtBy.UNKNOWN,
                        null,
                        null,
                        null,
                        List.of(Mode.of(each.visibility(), null)),
                        null,
                        null,
                        List.of(now.position())));
            }
        }
    }
}
