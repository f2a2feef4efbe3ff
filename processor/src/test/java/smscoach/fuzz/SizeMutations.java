package smscoach.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import smscoach.contract.Topic;
import smscoach.reference.NaiveCoach.Input;

/** A value as large as an input may be, and a few as large as only a compressed one can be. */
final class SizeMutations {

    private SizeMutations() {}

    static Input mutate(Input record, Dice dice) {
        int size = size(dice);
        ObjectNode root = Parts.tree(record);
        ObjectNode object = Parts.anyObject(root, dice);
        String name = Parts.anyName(object, dice);
        switch (dice.upTo(7)) {
            case 0 -> object.put(name, "x".repeat(size));
            case 1 -> object.put(name, "\u0001😀".repeat(size / 10));
            case 2 -> object.put("n".repeat(size), 1);
            case 3 -> object.set(name, Parts.node("[" + "7,".repeat(size / 2) + "7]"));
            case 4 -> object.set("x", Parts.node("[" + "{},".repeat(size / 3) + "{}]"));
            case 5 -> {
                String text = root.toString();
                return Parts.withValue(record, text.substring(0, text.length() - 1) + " ".repeat(size) + "}");
            }
            default -> {
                String text = root.toString();
                String comma = root.isEmpty() ? "" : ",";
                return Parts.withValue(record, "{\"x\":" + "1".repeat(size) + comma + text.substring(1));
            }
        }
        return Parts.withValue(record, root.toString());
    }

    /** Mostly small, so that a million of them can be run. */
    private static int size(Dice dice) {
        if (dice.oneIn(2_000)) {
            return Topic.MAX_OUTPUT_BYTES + dice.upTo(10_000) - 5_000;
        }
        if (dice.oneIn(100)) {
            return Topic.MAX_INPUT_BYTES - dice.upTo(1_000);
        }
        return 1 + dice.upTo(dice.oneIn(20) ? 20_000 : 500);
    }
}
