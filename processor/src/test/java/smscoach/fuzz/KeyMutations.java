package smscoach.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;
import smscoach.reference.NaiveCoach.Input;

/** A key that is none, another's, huge or no text; and one that follows a contactCenterId that was spoilt before. */
final class KeyMutations {

    private KeyMutations() {}

    static Input mutate(Input record, Dice dice) {
        return Parts.withKey(record, dice.oneIn(2) ? ofValue(record) : key(record, dice));
    }

    private static byte @Nullable [] ofValue(Input record) {
        JsonNode center = Parts.tree(record).get("contactCenterId");
        return center == null ? record.key() : center.asText().getBytes(StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] key(Input record, Dice dice) {
        byte[] key = record.key() == null ? new byte[0] : record.key();
        return switch (dice.upTo(7)) {
            case 0 -> null;
            case 1 -> new byte[0];
            case 2 -> Arrays.copyOf(key, key.length + 1);
            case 3 -> new byte[] {(byte) 0xC3, (byte) 0x28};
            case 4 -> dice.bytes(1 + dice.upTo(300));
            case 5 -> new byte[dice.oneIn(500) ? Topic.MAX_OUTPUT_BYTES + dice.upTo(10_000) - 5_000 : dice.upTo(500)];
            default -> ("cc-" + dice.upTo(4)).getBytes(StandardCharsets.UTF_8);
        };
    }
}
