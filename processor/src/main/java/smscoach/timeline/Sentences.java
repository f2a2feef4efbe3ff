package smscoach.timeline;

import java.util.ArrayList;
import java.util.List;
import smscoach.contract.PartyType;

/** A timeline in words. Texts of messages are shown only to whoever asks for them; else their length is. */
public final class Sentences {

    private static final int LONGEST_ID = 16;
    private static final int SHORT_ID = 8;

    private final boolean texts;

    public Sentences(boolean texts) {
        this.texts = texts;
    }

    /** An id as short as it can still be told from others. */
    public static String id(String id) {
        return id.length() <= LONGEST_ID ? id : id.substring(0, SHORT_ID) + "…";
    }

    /** What the record is: "AgentAccepted ana", "Intrude by kim". */
    public static String cause(Moment moment) {
        return moment.who().isEmpty()
                ? moment.cause()
                : moment.cause() + (moment.byHim() ? " by " : " ") + id(moment.who());
    }

    /** One sentence for each change. */
    public List<String> of(Moment moment) {
        return moment.changes().stream().map(this::of).toList();
    }

    public String of(Change change) {
        String words = words(change);
        String rule = " (" + change.rule() + ")";
        return change.rule().isEmpty() || words.endsWith(rule) ? words : words + rule;
    }

    private String words(Change change) {
        return switch (change) {
            case Change.AgentJoined c -> "agent " + id(c.agentId()) + " joins";
            case Change.AgentLeft c -> "agent " + id(c.agentId()) + " leaves";
            case Change.SupervisorJoined c -> joined(c);
            case Change.ModeChanged c -> id(c.supervisorId()) + " is in mode " + c.mode() + " now";
            case Change.SupervisorGone c ->
                "%s is %s: %s%s"
                        .formatted(
                                id(c.supervisorId()),
                                c.revoked() ? "revoked" : "out",
                                c.reason(),
                                c.queueName() == null ? "" : " " + c.queueName());
            case Change.SessionEnded c -> c.expired() ? "the session ends: Expired" : "the session ends: Completed";
            case Change.Seen c -> seen(c);
            case Change.NotSeen c -> "message " + id(c.messageId()) + " is refused: " + c.code() + ", nobody sees it";
            case Change.DeadLettered c -> "dead letter " + c.code() + ": " + c.why();
            case Change.Refused c -> "refused: %d %s, %s".formatted(c.reason().statusCode(), c.reason(), c.message());
            case Change.Nothing c -> "no effect: " + c.why();
        };
    }

    private static String joined(Change.SupervisorJoined c) {
        String by = c.subscriptionId() == null ? "" : " by subscription " + id(c.subscriptionId());
        return "%s %s in mode %s%s, to agent %s"
                .formatted(
                        id(c.supervisorId()),
                        c.intruded() ? "intrudes" : "is delivered",
                        c.mode(),
                        by,
                        id(c.agentId()));
    }

    private String seen(Change.Seen c) {
        return "%s %s, %s, to %s"
                .formatted(c.whispered() ? "whisper" : "message", id(c.messageId()), text(c.text()), readers(c));
    }

    private String text(String text) {
        int length = text.codePointCount(0, text.length());
        return texts ? "“" + text + "”" : length + (length == 1 ? " character" : " characters");
    }

    private static String readers(Change.Seen c) {
        List<String> readers = new ArrayList<>();
        if (c.toCustomer()) {
            readers.add("the customer");
        }
        if (!c.agents().isEmpty()) {
            readers.add(many(c.agents(), "agent"));
        }
        if (!c.supervisors().isEmpty()) {
            readers.add(many(c.supervisors(), "supervisor"));
        }
        String all = readers.isEmpty() ? "nobody" : String.join(", ", readers);
        return c.author() == PartyType.Customer || c.toCustomer() ? all : all + ", not the customer";
    }

    private static String many(List<String> ids, String what) {
        return ids.size() == 1 ? what + " " + id(ids.getFirst()) : ids.size() + " " + what + "s";
    }
}
