package smscoach.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import smscoach.contract.Timestamps;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.replay.Received;

/** A small history, told record by record; a second passes between two. */
public final class Records {

    private final List<InputRecord> records = new ArrayList<>();
    private final Map<Topic, Long> offsets = new EnumMap<>(Topic.class);
    private String contactCenter = "cc-1";
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private int ids;

    public Records in(String contactCenterId) {
        contactCenter = contactCenterId;
        return this;
    }

    public Records after(Duration time) {
        now = now.plus(time);
        return this;
    }

    public List<InputRecord> all() {
        return records;
    }

    /** A command of that id; {@code more} are its parameters as JSON, each with a comma before it. */
    public Records command(String id, String operation, String supervisor, String more) {
        return add(
                Topic.COACH_COMMANDS,
                "{\"commandId\":\"" + id + "\",\"contactCenterId\":\"" + contactCenter + "\",\"operationName\":\""
                        + operation + "\",\"supervisor\":{\"userId\":\"" + supervisor
                        + "\",\"roles\":[\"supervisor\"]}" + more + ",\"issuedAt\":\"" + time() + "\"}");
    }

    public Records coach(String supervisor, String agent) {
        return command(next("c"), "Coach", supervisor, ",\"userId\":\"" + agent + "\"");
    }

    public Records switchTo(String mode, String supervisor, String session) {
        return command(next("c"), "SwitchTo" + mode, supervisor, ",\"smssessionId\":\"" + session + "\"");
    }

    public Records intrude(String supervisor, String agent, String session, String mode) {
        return command(
                next("c"),
                "Intrude",
                supervisor,
                ",\"userId\":\"" + agent + "\",\"smssessionId\":\"" + session + "\",\"supervisorVisibilityMode\":\""
                        + mode + "\"");
    }

    public Records leave(String supervisor, String session) {
        return command(next("c"), "Leave", supervisor, ",\"smssessionId\":\"" + session + "\"");
    }

    /** An event of that id; {@code more} is as above. */
    public Records event(String id, String type, String session, String more) {
        return add(
                Topic.SMS_SESSION_EVENTS,
                "{\"eventId\":\"" + id + "\",\"contactCenterId\":\"" + contactCenter + "\",\"smssessionId\":\""
                        + session + "\",\"type\":\"" + type + "\"" + more + ",\"occurredAt\":\"" + time() + "\"}");
    }

    public Records accepted(String session, String agent) {
        return event(next("e"), "AgentAccepted", session, ",\"userId\":\"" + agent + "\"");
    }

    public Records left(String session, String agent) {
        return event(next("e"), "AgentLeft", session, ",\"userId\":\"" + agent + "\"");
    }

    public Records queued(String session, String queue) {
        return event(next("e"), "SessionPlacedInQueue", session, ",\"queueName\":\"" + queue + "\"");
    }

    public Records completed(String session) {
        return event(next("e"), "SessionCompleted", session, "");
    }

    /** A user writes, for all to see as far as he may. */
    public Records writes(String user, String session, String message, String text) {
        return message(session, message, "{\"type\":\"User\",\"userId\":\"" + user + "\"}", text);
    }

    public Records customerWrites(String session, String message, String text) {
        return message(session, message, "{\"type\":\"Customer\"}", text);
    }

    private Records message(String session, String message, String from, String text) {
        return event(
                next("e"),
                "MessageSent",
                session,
                ",\"message\":{\"messageId\":\"" + message + "\",\"from\":" + from + ",\"text\":\"" + text + "\"}");
    }

    public Records add(Topic topic, String value) {
        long offset = offsets.merge(topic, 0L, (last, ignored) -> last + 1);
        records.add(new InputRecord(
                topic,
                0,
                offset,
                now.toEpochMilli() + 5,
                contactCenter.getBytes(UTF_8),
                value.getBytes(UTF_8),
                List.of()));
        now = now.plusSeconds(1);
        return this;
    }

    /** What a flawless processor would have committed of them. */
    public List<Received> committed() {
        Engine engine = new Engine(Rules.AS_SHIPPED, new InMemoryStates(), KeyPlacement.UNKNOWN, "");
        Map<Topic, Long> written = new EnumMap<>(Topic.class);
        List<Received> received = new ArrayList<>();
        for (InputRecord record : records) {
            engine.take(record, output -> {
                long offset = written.merge(output.topic(), 0L, (last, ignored) -> last + 1);
                received.add(new Received(0, offset, output));
            });
        }
        return received;
    }

    /** The timelines of that session, by contact center. */
    public Map<String, Timeline> timelines(String session) {
        return timelines(records, session);
    }

    public static Map<String, Timeline> timelines(List<InputRecord> records, String session) {
        SessionWatcher watcher = new SessionWatcher(session);
        Rerun rerun = new Rerun(Rules.AS_SHIPPED, KeyPlacement.UNKNOWN, "", null, watcher);
        records.forEach(rerun::take);
        return watcher.timelines();
    }

    /** That of cc-1. */
    public Timeline timeline(String session) {
        return timeline(records, session);
    }

    public static Timeline timeline(List<InputRecord> records, String session) {
        return Objects.requireNonNull(timelines(records, session).get("cc-1"));
    }

    private String next(String kind) {
        ids++;
        return kind + "-" + ids;
    }

    private String time() {
        return Timestamps.format(now);
    }
}
