package smscoach.reference;

import static smscoach.reference.NaiveCoach.COMMANDS;
import static smscoach.reference.NaiveCoach.EVENTS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import smscoach.reference.Casts.Cast;
import smscoach.reference.HistoryWriter.Sent;

/** Contact centers at work: a few agents, supervisors and sessions that meet often, and what goes wrong between them. */
final class Everyday {
    private static final int RECENT_SESSIONS = 7;
    private static final long HOUR = 3_600_000;
    private static final long LAST = Rfc3339.instant("9999-12-31T23:59:59Z");

    /** Values in their spellings: those of one list are equal, all others differ. */
    private static final List<List<String>> SPELLINGS = List.of(
            List.of("1", "1.0", "1e0", "10E-1", "0.01e+2"),
            List.of(
                    "{\"a\":1,\"b\":[1,20]}",
                    "{\"b\":[1.0,2e1],\"a\":2,\"a\":10e-1}",
                    "{ \"\\u0061\":1e0,\"b\":[1,20.0]}"),
            List.of("[1,20]"),
            List.of("[20,1]"),
            List.of("0", "-0", "0.0e5", "-0e99999999999"),
            List.of("0.1", "1e-1"),
            List.of("0.1000000000000000055511151231257827"),
            List.of("9007199254740993", "9007199254740993.0"),
            List.of("9007199254740992"),
            List.of("1e400", "10e399"),
            List.of("1e401"),
            List.of("{\"a\":null}"),
            List.of("{}"),
            List.of("[\"\"]"),
            List.of("true"));

    final List<String> centers = new ArrayList<>();
    private final List<String> agents = new ArrayList<>();
    private final List<String> supervisors = new ArrayList<>();
    private final Map<String, List<String>> sessions = new HashMap<>();
    private final Casts casts = new Casts();
    private final HistoryWriter writer;
    private final SplittableRandom random;
    private final Faults faulty;
    private int count;

    /** One in so many records; 0 for none. */
    int faults;

    int jumps;
    int repeats;

    /** Of a hundred. */
    int commandShare;

    int messageShare;
    private long pace = 5_000;

    Everyday(HistoryWriter writer) {
        this.writer = writer;
        this.random = writer.random;
        this.faulty = new Faults(writer);
    }

    void vary() {
        fill(centers, "cc-", 1 + random.nextInt(4));
        fill(agents, "ag-", 2 + random.nextInt(5));
        fill(supervisors, "sup-", 1 + random.nextInt(4));
        int both = random.nextInt(4);
        fill(agents, "user-", both);
        fill(supervisors, "user-", both);
        if (random.nextInt(5) == 0) {
            supervisors.add("s".repeat(128));
            agents.add("._~:@+=-");
        }
        faults = random.nextInt(3) == 0 ? 0 : 15 + random.nextInt(30);
        jumps = random.nextInt(3) == 0 ? 0 : 80 + random.nextInt(100);
        repeats = random.nextInt(4) == 0 ? 0 : 8 + random.nextInt(20);
        commandShare = 20 + random.nextInt(35);
        messageShare = 15 + random.nextInt(30);
        writer.quirks = random.nextInt(3) == 0 ? 0 : 2 + random.nextInt(20);
        writer.traces = random.nextInt(3) == 0 ? 0 : 2 + random.nextInt(20);
    }

    private static void fill(List<String> list, String prefix, int size) {
        for (int i = 0; i < size; i++) {
            list.add(prefix + i);
        }
    }

    void plain() {
        faults = 0;
        jumps = 0;
        repeats = 0;
        writer.quirks = 0;
        writer.traces = 0;
    }

    /** All records within a moment, so that clocks hardly move. */
    void hurried() {
        jumps = 0;
        pace = 3;
    }

    void step() {
        if (writer.now < LAST - pace) {
            writer.now += random.nextLong(pace);
        }
        if (writer.oneIn(jumps)) {
            jump();
        } else if (writer.oneIn(repeats) && !writer.sent.isEmpty()) {
            repeat(writer.any(writer.sent));
        } else if (random.nextInt(100) < commandShare) {
            command();
        } else {
            event();
        }
    }

    private void deliver(String topic, String center, Map<String, Object> body, long time) {
        if (writer.oneIn(faults)) {
            faulty.send(topic, center, body, time, centers);
        } else {
            writer.send(topic, center, body, time);
        }
    }

    private long aboutNow() {
        long early = random.nextInt(4) == 0 ? random.nextLong(60_000) : random.nextInt(20);
        long time = writer.now - early;
        return Rfc3339.text(time).length() == 24 ? time : writer.now;
    }

    /** Time passes: to the very edge of a limit, or beyond. The next event says so. */
    private void jump() {
        String center = writer.any(centers);
        long horizon = writer.settings.horizonMillis();
        long idle = writer.settings.idleLimitMillis();
        List<Long> steps = List.of(HOUR, horizon, idle, idle, 5 * HOUR, horizon + idle, 26 * HOUR, 12L * HOUR);
        long target = writer.clock(EVENTS, center) + writer.any(steps) + random.nextInt(2);
        if (target > LAST) {
            return;
        }
        writer.now = Math.max(writer.now, target);
        if (random.nextInt(3) > 0) {
            sessions.clear();
        }
        Map<String, Object> body = eventBody(center);
        writer.send(EVENTS, center, body, random.nextInt(4) == 0 ? aboutNow() : target);
    }

    private void repeat(Sent old) {
        Map<String, Object> body = Faults.copy(old.body());
        long time = old.time();
        String nickname = String.valueOf(body.get("nickname"));
        for (List<String> equal : SPELLINGS) {
            if (equal.contains(nickname)) {
                body.put("nickname", writer.any(random.nextInt(3) > 0 ? equal : writer.any(SPELLINGS)));
                writer.send(old.topic(), old.centerId(), body, time);
                return;
            }
        }
        switch (random.nextInt(8)) {
            case 0 -> body.put(writer.any(List.of("nickname", "userId", "x")), faulty.strange());
            case 1 -> {
                List<String> absent =
                        List.of("nickname", "userId", "features", "supervisorVisibilityMode", "queueName");
                body.putIfAbsent(writer.any(absent), random.nextBoolean() ? "null" : "\"\"");
            }
            case 2 -> body.put("operationName", JsonText.quote(operation()));
            case 3 -> time = edge(old);
            case 4 -> time = aboutNow();
            case 5 -> {
                body.put("type", JsonText.quote(type()));
                body.put("userId", JsonText.quote(writer.any(agents)));
                body.putIfAbsent("agents", "[\"ag-0\"]");
                body.putIfAbsent("message", message(casts.of(old.centerId(), "shared-0")));
            }
            default -> {}
        }
        writer.send(old.topic(), old.centerId(), body, time);
    }

    /** As late as a reply to it would still, or just no longer, be remembered. */
    private long edge(Sent old) {
        long time = old.time() + writer.settings.horizonMillis() + random.nextInt(2);
        if (time > LAST) {
            return old.time();
        }
        writer.now = Math.max(writer.now, time);
        return time;
    }

    // ------------------------------------------------------------------ events

    private void event() {
        String center = writer.any(centers);
        deliver(EVENTS, center, eventBody(center), aboutNow());
    }

    private String type() {
        int dice = random.nextInt(100);
        if (dice < messageShare) {
            return "MessageSent";
        }
        dice = random.nextInt(60);
        if (dice < 25) {
            return "AgentAccepted";
        } else if (dice < 30) {
            return "AgentInvited";
        } else if (dice < 34) {
            return "AgentRejected";
        } else if (dice < 43) {
            return "AgentLeft";
        } else if (dice < 49) {
            return "SessionPlacedInQueue";
        }
        return dice < 54 ? "SessionCompleted" : "SessionSnapshot";
    }

    private Map<String, Object> eventBody(String center) {
        String type = type();
        boolean starts = type.equals("AgentAccepted") || type.equals("SessionSnapshot");
        String session = session(center, starts ? 5 : 60);
        Cast cast = casts.of(center, session);
        Map<String, Object> body = event(center, session, type);
        String agent = writer.any(random.nextInt(12) == 0 ? supervisors : agents);
        switch (type) {
            case "AgentAccepted" -> casts.accepted(center, session, agent);
            case "AgentLeft" -> agent = likely(cast.agents(), agent);
            case "SessionSnapshot" -> body.put("agents", JsonText.quote(someAgents()));
            case "SessionPlacedInQueue" -> {
                casts.emptied(center, session);
                if (random.nextInt(3) > 0) {
                    body.put("queueName", name("billing"));
                }
            }
            case "MessageSent" -> body.put("message", message(cast));
            case "SessionCompleted" -> {
                casts.emptied(center, session);
                if (random.nextInt(5) > 0) {
                    sessionsOf(center).remove(session);
                }
            }
            default -> {}
        }
        if (type.startsWith("Agent")) {
            body.put("userId", JsonText.quote(agent));
        }
        return body;
    }

    Map<String, Object> event(String center, String session, String type) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("eventId", JsonText.quote("e-" + count++));
        body.put("contactCenterId", JsonText.quote(center));
        body.put("smssessionId", JsonText.quote(session));
        body.put("type", JsonText.quote(type));
        return body;
    }

    /** A new session in one of so many cases, else a recent one, or one whose id every contact center has. */
    private String session(String center, int newOneIn) {
        List<String> recent = sessionsOf(center);
        if (random.nextInt(15) == 0) {
            return "shared-" + random.nextInt(3);
        }
        if (recent.isEmpty() || random.nextInt(newOneIn) == 0) {
            recent.add("s-" + count);
            if (recent.size() > RECENT_SESSIONS) {
                recent.remove(random.nextInt(3));
            }
        }
        return recent.get(random.nextInt(3) == 0 ? recent.size() - 1 : random.nextInt(recent.size()));
    }

    /** Lets the first contact center go on with a session that was filled with these. */
    void goOnWith(String session, List<String> agentsInIt, List<String> supervisorsInIt) {
        sessionsOf(centers.getFirst()).add(session);
        Cast cast = casts.of(centers.getFirst(), session);
        cast.agents().addAll(agentsInIt);
        cast.supervisors().addAll(supervisorsInIt);
    }

    private List<String> sessionsOf(String center) {
        return sessions.computeIfAbsent(center, id -> new ArrayList<>());
    }

    /** Mostly one of the likely, where there are any. */
    private String likely(List<String> likely, String other) {
        return likely.isEmpty() || random.nextInt(4) == 0 ? other : writer.any(likely);
    }

    private List<String> someAgents() {
        List<String> some = new ArrayList<>();
        int size = random.nextInt(40) == 0 ? 100 + random.nextInt(2) : random.nextInt(5);
        for (int i = 0; i < size; i++) {
            some.add(writer.any(agents));
        }
        return some;
    }

    private Map<String, Object> message(Cast cast) {
        Map<String, Object> from = new LinkedHashMap<>();
        switch (random.nextInt(20)) {
            case 0, 1, 2 -> from.put("type", "\"Customer\"");
            case 3 -> {
                from.put("type", "\"Customer\"");
                from.put("userId", JsonText.quote(random.nextBoolean() ? "+15550100" : writer.any(agents)));
            }
            case 4, 5, 6 -> from.put("type", "\"System\"");
            case 7 -> {
                from.put("type", "\"System\"");
                from.put("userId", "\"bot-1\"");
            }
            default -> {
                from.put("type", "\"User\"");
                boolean supervisor = random.nextInt(5) < 3;
                String other = writer.any(supervisor ? supervisors : agents);
                String author = likely(supervisor ? cast.supervisors() : cast.agents(), other);
                from.put("userId", JsonText.quote(author));
            }
        }
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("messageId", JsonText.quote("m-" + count));
        message.put("from", from);
        switch (random.nextInt(8)) {
            case 0, 1 -> message.put("visibility", "\"All\"");
            case 2, 3 -> message.put("visibility", "\"Agents\"");
            case 4 -> message.put("visibility", random.nextBoolean() ? "null" : "\"\"");
            default -> {}
        }
        int length = random.nextInt(200) == 0
                ? 10_000 + random.nextInt(2)
                : 1 + random.nextInt(random.nextInt(10) == 0 ? 300 : 12);
        message.put("text", JsonText.quote(Words.text(random, length)));
        return message;
    }

    // ---------------------------------------------------------------- commands

    private void command() {
        String center = writer.any(centers);
        String operation = operation();
        String supervisor = writer.any(supervisors);
        String session = session(center, 60);
        if (operation.equals("Leave") || operation.startsWith("Switch")) {
            session = likely(casts.supervised(center, sessionsOf(center)), session);
            supervisor = likely(casts.of(center, session).supervisors(), supervisor);
        } else if (operation.equals("Intrude")) {
            session = likely(casts.staffed(center, sessionsOf(center)), session);
        }
        Map<String, Object> body = command(center, operation, supervisor);
        String agent = writer.any(random.nextInt(20) == 0 ? supervisors : agents);
        switch (operation) {
            case "Coach", "Monitor", "BargeIn" -> casts.subscribed(center, agent, supervisor);
            case "CancelSupervisorMonitoring" -> casts.unsubscribed(center, agent, supervisor);
            case "Intrude" -> {
                agent = likely(casts.of(center, session).agents(), agent);
                casts.intruded(center, session, supervisor);
            }
            default -> {}
        }
        if (needs("Coach Monitor BargeIn CancelSupervisorMonitoring Intrude", operation)) {
            body.put("userId", JsonText.quote(agent));
        }
        if (needs("Leave Intrude SwitchToMonitor SwitchToCoach SwitchToBargeIn", operation)) {
            body.put("smssessionId", JsonText.quote(session));
        }
        if (needs("AssignFeatures UnassignFeatures", operation)) {
            body.put("features", features(operation.equals("AssignFeatures") ? 60 : 15));
        }
        if (operation.equals("Intrude") && random.nextInt(3) > 0) {
            body.put("supervisorVisibilityMode", JsonText.quote(writer.any(List.of("Monitor", "Coach", "BargeIn"))));
        }
        decorate(body);
        deliver(COMMANDS, center, body, aboutNow());
    }

    private boolean needs(String operations, String operation) {
        return (" " + operations + " ").contains(" " + operation + " ")
                ? random.nextInt(40) > 0
                : random.nextInt(25) == 0;
    }

    /** Optional parameters, roles and names. */
    private void decorate(Map<String, Object> body) {
        if (random.nextInt(3) == 0) {
            body.put("supervisorMonitoringMode", random.nextInt(3) > 0 ? "\"NextChat\"" : "\"AllChats\"");
        }
        if (random.nextInt(4) == 0) {
            body.put(
                    "supervisorVisibilityMode", writer.any(List.of("\"Monitor\"", "\"Coach\"", "\"BargeIn\"", "null")));
        }
        if (random.nextInt(4) == 0) {
            body.put("nickname", name("nick"));
        }
        if (random.nextInt(12) == 0 && body.get("supervisor") instanceof Map<?, ?> supervisor) {
            Map<String, Object> other = new LinkedHashMap<>();
            supervisor.forEach((name, value) -> other.put(name.toString(), value));
            if (random.nextBoolean()) {
                other.put("userName", random.nextBoolean() ? name("Ü") : faulty.strange());
            } else {
                other.put(
                        "roles",
                        writer.any(List.of(
                                "[]",
                                "\"supervisor\"",
                                "[\"Supervisor\"]",
                                "[\"admin\"]",
                                "[\"agent\",\"supervisor\"]",
                                "null",
                                "[\"supervisor\",null]",
                                "{\"supervisor\":true}")));
            }
            body.put("supervisor", other);
        }
        if (random.nextInt(40) == 0) {
            body.put("nickname", writer.any(writer.any(SPELLINGS)));
        }
        if (random.nextInt(60) == 0) {
            body.put("operationName", faulty.strange());
        }
    }

    private String operation() {
        int dice = random.nextInt(100);
        String[] subscribing = {"Coach", "Coach", "Monitor", "BargeIn"};
        String[] switching = {"SwitchToMonitor", "SwitchToCoach", "SwitchToBargeIn"};
        if (dice < 36) {
            return subscribing[random.nextInt(4)];
        } else if (dice < 44) {
            return "CancelSupervisorMonitoring";
        } else if (dice < 52) {
            return "Leave";
        } else if (dice < 68) {
            return "Intrude";
        } else if (dice < 84) {
            return switching[random.nextInt(3)];
        } else if (dice < 86) {
            return "EndContactCenterSession";
        } else if (dice < 94) {
            return "AssignFeatures";
        } else if (dice < 97) {
            return "UnassignFeatures";
        }
        return writer.any(List.of("Dance", "coach", "", Words.text(random, 64), Words.text(random, 65)));
    }

    Map<String, Object> command(String center, String operation, String supervisor) {
        Map<String, Object> who = new LinkedHashMap<>();
        who.put("userId", JsonText.quote(supervisor));
        if (random.nextInt(4) > 0) {
            who.put("userName", JsonText.quote("name of " + supervisor));
        }
        boolean admin = operation.endsWith("Features") ? random.nextInt(8) > 0 : random.nextInt(8) == 0;
        who.put("roles", admin ? "[\"supervisor\",\"admin\"]" : "[\"supervisor\"]");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("commandId", JsonText.quote("c-" + (random.nextInt(40) == 0 ? random.nextInt(20) : count++)));
        body.put("contactCenterId", JsonText.quote(center));
        if (!operation.isEmpty() || random.nextBoolean()) {
            body.put("operationName", JsonText.quote(operation));
        }
        body.put("supervisor", who);
        return body;
    }

    private String features(int mainPercent) {
        List<String> features = new ArrayList<>();
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            features.add(random.nextInt(100) < mainPercent ? "api-multimedia" : "f-" + random.nextInt(90));
        }
        if (random.nextInt(20) == 0) {
            features.add("f".repeat(256 + random.nextInt(2)));
        }
        return JsonText.quote(features);
    }

    private String name(String usual) {
        return switch (random.nextInt(12)) {
            case 0 -> "null";
            case 1 -> "\"\"";
            case 2 -> JsonText.quote(Words.text(random, 256));
            case 3, 4 -> JsonText.quote(Words.text(random, 1 + random.nextInt(10)));
            case 5 -> random.nextInt(4) == 0 ? JsonText.quote(Words.text(random, 257)) : "\"\\ud83d\\ude00\"";
            default -> JsonText.quote(usual);
        };
    }
}
