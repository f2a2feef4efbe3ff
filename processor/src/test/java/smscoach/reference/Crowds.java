package smscoach.reference;

import static smscoach.reference.NaiveCoach.COMMANDS;
import static smscoach.reference.NaiveCoach.EVENTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Brings the first contact center to one of the limits L1 to L5, S9 and T4, and one step beyond; everyday life goes on from there. */
final class Crowds {
    private static final String MESSAGE =
            "{\"messageId\":\"m-crowd\",\"from\":{\"type\":\"Customer\"},\"text\":\"is anybody there?\"}";

    private final HistoryWriter writer;
    private final Everyday everyday;
    private int commands;

    Crowds(HistoryWriter writer, Everyday everyday) {
        this.writer = writer;
        this.everyday = everyday;
    }

    /** L1: a hundred supervisors on one agent. */
    void fillAgent() {
        switchOn();
        for (int i = 0; i < 101; i++) {
            subscribe("crowd-" + i, "ag-0", i % 7 == 0);
        }
        subscribe("crowd-50", "ag-0", false);
        command("CancelSupervisorMonitoring", "crowd-51", Map.of("userId", "\"ag-0\""));
        subscribe("crowd-100", "ag-0", false);
        subscribe("crowd-51", "ag-0", false);
        accept("s-crowd", "ag-0");
        accept("s-crowd-2", "ag-0");
        everyday.goOnWith("s-crowd", List.of("ag-0"), List.of("crowd-1", "crowd-2", "crowd-3", "crowd-4"));
        send("s-crowd", "MessageSent", Map.of("message", MESSAGE));
    }

    /** L2: a thousand agents of one supervisor. */
    void fillSupervisor() {
        switchOn();
        for (int i = 0; i < 1_001; i++) {
            subscribe("sup-0", "crowd-" + i, false);
        }
        subscribe("sup-0", "crowd-500", true);
        accept("s-crowd", "crowd-500");
        subscribe("sup-0", "crowd-1000", false);
        subscribe("sup-0", "crowd-1001", false);
        if (writer.random.nextBoolean()) {
            command("EndContactCenterSession", "sup-0", Map.of());
            subscribe("sup-0", "crowd-1002", false);
        }
    }

    /** L3: a hundred agents in one session. */
    void fillSessionWithAgents() {
        switchOn();
        subscribe("sup-0", "crowd-99", false);
        if (writer.random.nextBoolean()) {
            List<String> agents = new ArrayList<>();
            for (int i = 0; i < 99; i++) {
                agents.add("crowd-" + i);
            }
            send("s-crowd", "SessionSnapshot", Map.of("agents", JsonText.quote(agents)));
        } else {
            for (int i = 0; i < 99; i++) {
                accept("s-crowd", "crowd-" + i);
            }
        }
        accept("s-crowd", "crowd-99");
        String one = JsonText.quote("e-one-too-many");
        send("s-crowd", "AgentAccepted", Map.of("userId", "\"ag-0\"", "eventId", one));
        accept("s-crowd", "crowd-5");
        send("s-crowd", "AgentLeft", Map.of("userId", "\"crowd-7\""));
        send("s-crowd", "AgentAccepted", Map.of("userId", "\"ag-0\"", "eventId", one));
        accept("s-crowd", "crowd-7");
        everyday.goOnWith("s-crowd", List.of("crowd-1", "ag-0"), List.of("sup-0"));
        send("s-crowd", "MessageSent", Map.of("message", MESSAGE));
    }

    /** L4: a hundred supervisors in one session, and more who would. */
    void fillSessionWithSupervisors() {
        switchOn();
        for (int i = 0; i < 110; i++) {
            subscribe("crowd-" + i, i < 60 ? "ag-0" : "ag-1", i % 5 == 0);
        }
        accept("s-crowd", "ag-0");
        accept("s-crowd", "ag-1");
        Map<String, Object> intrusion =
                Map.of("userId", "\"ag-0\"", "smssessionId", "\"s-crowd\"", "supervisorVisibilityMode", "\"BargeIn\"");
        command("Intrude", "crowd-200", intrusion);
        command("Intrude", "crowd-3", intrusion);
        command("Leave", "crowd-3", Map.of("smssessionId", "\"s-crowd\""));
        command("Intrude", "crowd-200", intrusion);
        send("s-crowd", "AgentLeft", Map.of("userId", "\"ag-1\""));
        accept("s-crowd", "ag-1");
        accept("s-crowd-2", "ag-1");
        accept("s-crowd", "crowd-10");
        everyday.goOnWith("s-crowd", List.of("ag-0", "ag-1"), List.of("crowd-1", "crowd-2", "crowd-4", "crowd-200"));
        send("s-crowd", "MessageSent", Map.of("message", MESSAGE));
        if (writer.random.nextBoolean()) {
            send("s-crowd", "SessionPlacedInQueue", Map.of("queueName", "\"billing\""));
        }
    }

    /** S9: more event ids than a session knows. */
    void fillEventIds() {
        switchOn();
        subscribe("sup-0", "ag-1", false);
        int first = 2 * writer.random.nextInt(20);
        for (int i = 0; i < 300; i++) {
            String id = JsonText.quote("id-" + i);
            String type = i % 2 == 0 ? "AgentAccepted" : "AgentLeft";
            send("s-crowd", type, Map.of("userId", "\"ag-1\"", "eventId", id));
            if (i == 256 + first) {
                for (int again : List.of(first + 1, first, first + 1, first + 3, i)) {
                    String old = JsonText.quote("id-" + again);
                    send("s-crowd", "AgentAccepted", Map.of("userId", "\"ag-" + again + "\"", "eventId", old));
                }
            }
        }
    }

    /** L5: sixty-four features. */
    void fillFeatures() {
        assign("AssignFeatures", 0, 64);
        assign("AssignFeatures", 60, 10);
        assign("AssignFeatures", 0, 64);
        assign("AssignFeatures", 0, 65);
        assign("UnassignFeatures", 0, 1);
        assign("AssignFeatures", 64, 1);
        assign("AssignFeatures", 65, 1);
    }

    /** T4: more sessions than one record lets expire. */
    void abandonSessions() {
        switchOn();
        subscribe("sup-0", "ag-0", false);
        int sessions = 1_003 + writer.random.nextInt(5);
        for (int i = 0; i < sessions; i++) {
            if (writer.oneIn(5)) {
                writer.now += writer.random.nextInt(3);
            }
            accept("s-" + writer.random.nextInt(100) + "-" + i, i % 7 == 0 ? "ag-0" : "ag-1");
        }
        writer.now += writer.settings.idleLimitMillis() + 1_000L * (writer.random.nextInt(3) - 1);
        for (int i = 0; i < 3; i++) {
            writer.now += 400;
            accept("s-after-" + i, "ag-1");
        }
    }

    private void switchOn() {
        if (!writer.settings.defaultFeatures().contains("api-multimedia")) {
            command("AssignFeatures", "admin-1", Map.of("features", "[\"api-multimedia\"]"));
        }
    }

    private void assign(String operation, int from, int count) {
        List<String> features = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            features.add("f-" + i);
        }
        command(operation, "admin-1", Map.of("features", JsonText.quote(features)));
    }

    private void subscribe(String supervisor, String agent, boolean nextChat) {
        String mode = nextChat ? "\"NextChat\"" : "\"AllChats\"";
        List<String> operations = List.of("Coach", "Monitor", "BargeIn");
        command(
                writer.any(operations),
                supervisor,
                Map.of("userId", JsonText.quote(agent), "supervisorMonitoringMode", mode));
    }

    private void accept(String session, String agent) {
        send(session, "AgentAccepted", Map.of("userId", JsonText.quote(agent)));
    }

    private void send(String session, String type, Map<String, Object> more) {
        String center = everyday.centers.getFirst();
        Map<String, Object> body = everyday.event(center, session, type);
        body.putAll(new TreeMap<>(more)); // Map.of has another order in each JVM
        writer.send(EVENTS, center, body, writer.now);
    }

    private void command(String operation, String supervisor, Map<String, Object> more) {
        String center = everyday.centers.getFirst();
        Map<String, Object> body = everyday.command(center, operation, supervisor);
        body.put("commandId", JsonText.quote("crowd-" + commands++));
        body.put("supervisor", "{\"userId\":" + JsonText.quote(supervisor) + ",\"roles\":[\"supervisor\",\"admin\"]}");
        body.putAll(new TreeMap<>(more)); // Map.of has another order in each JVM
        writer.send(COMMANDS, center, body, writer.now);
    }
}
