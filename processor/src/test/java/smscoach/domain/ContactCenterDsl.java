package smscoach.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;

/**
 * A contact center in sentences: {@code center.coach("kim", "sam"); center.accepted("s-1", "sam").expectEvents(…)}.
 *
 * <p>Each step is a record, taken from its bytes to its outputs' bytes. Kim, lee and other short names are supervisors,
 * sam and ann are agents, s-1 is a session, and time stands still until a test lets it pass.
 */
final class ContactCenterDsl {

    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    static final String PREFIX = "test.";

    private final Engine engine;
    private final Map<Topic, Long> nextOffset = new EnumMap<>(Topic.class);
    private String id = "cc-1";
    private Instant now = START;
    private int ids;

    private ContactCenterDsl(Rules rules, KeyPlacement placement) {
        this.engine = new Engine(rules, new InMemoryStates(), placement, PREFIX);
    }

    static ContactCenterDsl center() {
        return center(Rules.AS_SHIPPED);
    }

    static ContactCenterDsl center(Rules rules) {
        return new ContactCenterDsl(rules, KeyPlacement.UNKNOWN);
    }

    static ContactCenterDsl center(KeyPlacement placement) {
        return new ContactCenterDsl(Rules.AS_SHIPPED, placement);
    }

    /** A contact center that has these features and no others. */
    static ContactCenterDsl withFeatures(String... features) {
        return center(new Rules(Duration.ofHours(24), Duration.ofDays(7), Set.of(features)));
    }

    String id() {
        return id;
    }

    Instant now() {
        return now;
    }

    /** From now on, records are of this contact center: of the same processor, with the same ids. */
    ContactCenterDsl moveTo(String contactCenterId) {
        id = contactCenterId;
        return this;
    }

    ContactCenterDsl after(Duration time) {
        now = now.plus(time);
        return this;
    }

    String nextId(String kind) {
        ids++;
        return kind + "-" + ids;
    }

    CommandDraft command(String operation, String supervisor) {
        return new CommandDraft(this, operation, supervisor);
    }

    EventDraft event(String type, String session) {
        return new EventDraft(this, type, session);
    }

    /** AllChats, in mode Coach. */
    Taken coach(String supervisor, String agent) {
        return command("Coach", supervisor).agent(agent).send();
    }

    Taken monitor(String supervisor, String agent) {
        return command("Monitor", supervisor).agent(agent).send();
    }

    Taken bargeIn(String supervisor, String agent) {
        return command("BargeIn", supervisor).agent(agent).send();
    }

    Taken coachNextChat(String supervisor, String agent) {
        return command("Coach", supervisor).agent(agent).nextChat().send();
    }

    Taken cancel(String supervisor, String agent) {
        return command("CancelSupervisorMonitoring", supervisor).agent(agent).send();
    }

    Taken leave(String supervisor, String session) {
        return command("Leave", supervisor).session(session).send();
    }

    Taken intrude(String supervisor, String agent, String session, @Nullable String mode) {
        return command("Intrude", supervisor)
                .agent(agent)
                .session(session)
                .mode(mode)
                .send();
    }

    Taken switchTo(String mode, String supervisor, String session) {
        return command("SwitchTo" + mode, supervisor).session(session).send();
    }

    Taken logOut(String supervisor) {
        return command("EndContactCenterSession", supervisor).send();
    }

    Taken assign(String... features) {
        return command("AssignFeatures", "root").features(features).send();
    }

    Taken unassign(String... features) {
        return command("UnassignFeatures", "root").features(features).send();
    }

    Taken invited(String session, String agent) {
        return event("AgentInvited", session).agent(agent).send();
    }

    Taken rejected(String session, String agent) {
        return event("AgentRejected", session).agent(agent).send();
    }

    Taken accepted(String session, String agent) {
        return event("AgentAccepted", session).agent(agent).send();
    }

    Taken left(String session, String agent) {
        return event("AgentLeft", session).agent(agent).send();
    }

    Taken placedInQueue(String session, String queueName) {
        return event("SessionPlacedInQueue", session)
                .with("queueName", queueName)
                .send();
    }

    Taken completed(String session) {
        return event("SessionCompleted", session).send();
    }

    Taken snapshot(String session, String... agents) {
        return event("SessionSnapshot", session).agents(agents).send();
    }

    Taken customerWrites(String session) {
        return event("MessageSent", session).message("Customer", null, null).send();
    }

    /** A user writes, for all to see as far as he may. */
    Taken writes(String user, String session) {
        return event("MessageSent", session).message("User", user, null).send();
    }

    /** A user writes for agents and supervisors only. */
    Taken whispers(String user, String session) {
        return event("MessageSent", session).message("User", user, "Agents").send();
    }

    Taken send(
            Topic topic,
            int partition,
            byte @Nullable [] key,
            byte @Nullable [] value,
            long timestamp,
            List<RecordHeader> headers) {
        long offset = nextOffset.merge(topic, 0L, (last, ignored) -> last + 1);
        InputRecord record = new InputRecord(topic, partition, offset, timestamp, key, value, headers);
        List<OutputRecord> outputs = new ArrayList<>();
        Outcome outcome = engine.take(record, outputs::add);
        return new Taken(record, outcome, outputs);
    }
}
