package smscoach.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import smscoach.reference.NaiveCoach.Input;

/** A field of another JSON type. */
final class TypeMutations {

    private static final List<String> VALUES = List.of(
            "null",
            "\"\"",
            "true",
            "false",
            "0",
            "-0.0",
            "7",
            "7.50",
            "1e3",
            "123456789012345678901234567890",
            "[]",
            "[null]",
            "[\"\"]",
            "[[\"supervisor\"]]",
            "[\"supervisor\",7]",
            "[\"admin\",\"supervisor\"]",
            "{}",
            "{\"userId\":\"sup-0\"}",
            "{\"type\":\"User\",\"userId\":\"ag-0\"}",
            "{\"type\":7}",
            "{\"messageId\":\"m-1\",\"from\":{\"type\":\"Customer\"},\"text\":\"x\"}");

    private TypeMutations() {}

    static Input mutate(Input record, Dice dice) {
        ObjectNode root = Parts.tree(record);
        ObjectNode object = Parts.anyObject(root, dice);
        object.set(Parts.anyName(object, dice), Parts.node(dice.any(VALUES)));
        return Parts.withValue(record, root.toString());
    }
}
