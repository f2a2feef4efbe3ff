package smscoach.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import smscoach.reference.NaiveCoach.Input;

/** A field missing, misnamed, with another's value, at its bounds or one beyond. */
final class FieldMutations {

    private static final List<String> NAMES = List.of(
            "commandId",
            "eventId",
            "contactCenterId",
            "smssessionId",
            "operationName",
            "type",
            "userId",
            "queueName",
            "agents",
            "message",
            "supervisor",
            "userName",
            "roles",
            "supervisorMonitoringMode",
            "supervisorVisibilityMode",
            "nickname",
            "features",
            "messageId",
            "from",
            "visibility",
            "text",
            "issuedAt",
            "occurredAt");

    private static final List<Integer> LENGTHS =
            List.of(0, 1, 63, 64, 65, 127, 128, 129, 255, 256, 257, 9_999, 10_000, 10_001);

    /** Of one to four bytes, some of two chars, some that JSON escapes. */
    private static final List<String> LETTERS =
            List.of("i", "-", "é", "€", "😀", "\u0001", "\"", "\\", "\u007f", "\uffff");

    private static final List<String> WORDS = List.of(
            "Coach",
            "coach",
            "Monitor",
            "Intrude",
            "Leave",
            "NextChat",
            "AllChats",
            "BargeIn",
            "SwitchToCoach",
            "EndContactCenterSession",
            "AssignFeatures",
            "UnassignFeatures",
            "CancelSupervisorMonitoring",
            "AgentAccepted",
            "AgentLeft",
            "SessionPlacedInQueue",
            "SessionCompleted",
            "SessionSnapshot",
            "MessageSent",
            "All",
            "Agents",
            "User",
            "System",
            "Customer",
            "supervisor",
            "admin",
            "api-multimedia",
            "SELF",
            " ",
            "a/b");

    private FieldMutations() {}

    static Input mutate(Input record, Dice dice) {
        ObjectNode root = Parts.tree(record);
        ObjectNode object = Parts.anyObject(root, dice);
        String name = Parts.anyName(object, dice);
        JsonNode other = other(root, dice);
        switch (dice.upTo(9)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name, other);
            case 2 -> object.set(dice.any(NAMES), other);
            case 3 -> object.put(name, dice.any(LETTERS).repeat(dice.any(LENGTHS)));
            case 4 -> object.put(dice.oneIn(2) ? name : dice.any(NAMES), dice.any(WORDS));
            case 5 -> object.set(dice.any("agents", "features", "roles", name), list(root, dice));
            case 6 -> object.put(dice.any("issuedAt", "occurredAt"), time(record, dice));
            case 7 -> rename(object, name, dice);
            default -> swap(object, name, Parts.anyName(object, dice));
        }
        return Parts.withValue(record, root.toString());
    }

    private static JsonNode other(ObjectNode root, Dice dice) {
        ObjectNode object = Parts.anyObject(root, dice);
        JsonNode value = object.get(Parts.anyName(object, dice));
        return value == null ? TextNode.valueOf("x") : value.deepCopy();
    }

    private static void swap(ObjectNode object, String one, String two) {
        JsonNode first = object.get(one);
        JsonNode second = object.get(two);
        if (first != null && second != null) {
            object.set(one, second);
            object.set(two, first);
        }
    }

    private static void rename(ObjectNode object, String name, Dice dice) {
        JsonNode value = object.remove(name);
        object.set(
                dice.any(name.toUpperCase(Locale.ROOT), name + " ", " " + name, name + "\u0000", "", "\ufeff" + name),
                value == null ? TextNode.valueOf("x") : value);
    }

    private static ArrayNode list(ObjectNode root, Dice dice) {
        ArrayNode list = root.arrayNode();
        int size = dice.any(0, 1, 2, 63, 64, 65, 99, 100, 101);
        boolean same = dice.oneIn(4);
        for (int i = 0; i < size; i++) {
            list.add(same ? "supervisor" : "x-" + i);
        }
        if (size > 0 && dice.oneIn(3)) {
            list.set(
                    dice.upTo(size),
                    dice.any(TextNode.valueOf("admin"), TextNode.valueOf(""), list.nullNode(), list.numberNode(7)));
        }
        return list;
    }

    private static String time(Input record, Dice dice) {
        long now = Math.clamp(record.timestamp(), 0, 4_000_000_000_000L);
        return switch (dice.upTo(6)) {
            case 0 -> "0000-01-01T00:00:00Z";
            case 1 -> "9999-12-31T23:59:59.999Z";
            case 2 -> Instant.ofEpochMilli(now + 300_000 + dice.upTo(3) - 1).toString();
            case 3 ->
                Instant.ofEpochMilli(now - dice.any(600_000, 3_600_000, 86_400_000) + dice.upTo(3) - 1)
                        .toString();
            case 4 -> Instant.ofEpochMilli(now + dice.upTo(600_000)).toString().replace("Z", "+00:00");
            default -> dice.any("now", "2026-11-22", "2026-11-22T10:15:60Z", "-0001-01-01T00:00:00Z", "1795342531130");
        };
    }
}
