package smscoach.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import smscoach.reference.NaiveCoach.Input;

/** Bytes that are no UTF-8, or nearly. */
final class EncodingMutations {

    /** Overlong, surrogates, beyond the last character, cut short, alone; a BOM, a NUL, and two that are sound. */
    private static final List<String> SEQUENCES = List.of(
            "C080",
            "C1BF",
            "E080AF",
            "F08080AF",
            "EDA080",
            "EDBFBF",
            "EDA0BDEDB880",
            "F4908080",
            "F7BFBFBF",
            "FF",
            "FE",
            "80",
            "BF",
            "C3",
            "E282",
            "F09F98",
            "EFBBBF",
            "00",
            "EFBFBF",
            "F09F9880");

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE,
            Charset.forName("UTF-32"),
            StandardCharsets.ISO_8859_1);

    private EncodingMutations() {}

    static Input mutate(Input record, Dice dice) {
        byte[] value = Parts.bytes(record);
        return switch (dice.upTo(8)) {
            case 0 -> Parts.withValue(record, "\ufeff" + Parts.text(record));
            case 1 ->
                Parts.withValue(record, Parts.text(record).replace("i", "é").getBytes(dice.any(CHARSETS)));
            case 2 -> Parts.withValue(record, flipped(value, dice));
            case 3 -> Parts.withValue(record, dice.bytes(dice.upTo(200)));
            case 4 -> Parts.withValue(record, dice.oneIn(2) ? null : new byte[0]);
            default ->
                Parts.withValue(
                        record,
                        inserted(value, inString(value, dice), HexFormat.of().parseHex(dice.any(SEQUENCES))));
        };
    }

    private static byte[] flipped(byte[] value, Dice dice) {
        byte[] flipped = value.clone();
        for (int i = 0; i <= dice.upTo(4) && flipped.length > 0; i++) {
            flipped[dice.upTo(flipped.length)] ^= (byte) (1 << dice.upTo(8));
        }
        return flipped;
    }

    /** After a quote as a rule, where a string starts or has ended. */
    private static int inString(byte[] value, Dice dice) {
        int from = dice.upTo(value.length + 1);
        for (int i = from; i < value.length; i++) {
            if (value[i] == '"') {
                return i + 1;
            }
        }
        return from;
    }

    private static byte[] inserted(byte[] value, int at, byte[] more) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        result.write(value, 0, at);
        result.writeBytes(more);
        result.write(value, at, value.length - at);
        return result.toByteArray();
    }
}
