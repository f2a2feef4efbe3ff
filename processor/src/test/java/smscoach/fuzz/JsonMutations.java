package smscoach.fuzz;

import java.util.List;
import smscoach.reference.NaiveCoach.Input;

/** The text of the JSON: structure, repeated names, depth, numbers, escapes; some of it allowed, some not. */
final class JsonMutations {

    private static final List<String> LITERALS = List.of(
            "-0",
            "1E+5",
            "0.0e-0",
            "1e99999999999",
            "-9223372036854775809",
            "01",
            "+1",
            ".5",
            "5.",
            "1e",
            "0x1",
            "NaN",
            "Infinity",
            "-",
            "tru",
            "True",
            "nullx",
            "",
            "[1,]",
            "{\"a\":}",
            "{a:1}",
            "'a'",
            "\"\\x\"",
            "\"\\u12G4\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"\\u0000\"",
            "\"\t\"",
            "\"\u2028\"",
            "1 2",
            "{\"\":{\"\":{}}}",
            "{\"\\ud800\":1,\"\\ud800\":2}",
            "[[],{}]",
            "\"\\/\"",
            "/**/1",
            "undefined");

    private JsonMutations() {}

    static Input mutate(Input record, Dice dice) {
        String text = Parts.text(record);
        return Parts.withValue(record, text.isEmpty() ? dice.any(LITERALS) : mutate(text, dice));
    }

    private static String mutate(String text, Dice dice) {
        int at = dice.upTo(text.length());
        return switch (dice.upTo(14)) {
            case 0 -> text.substring(0, at);
            case 1 -> text + dice.any("{}", ",", "}", "]", " \r\n\t", "\u0000", "//", "\u00a0", text);
            case 2 -> dice.any("[", " \t\r\n", "/**/", "\f", ",", "{\"a\":") + text;
            case 3 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1 + dice.upTo(4)));
            case 4 ->
                text.substring(0, at)
                        + dice.any("{", "}", "[", "]", ",", ":", "\"", "\\", " ", "\n", "e", "0")
                        + text.substring(at);
            case 5 ->
                with(
                        text,
                        '"' + dice.any("x", "type", "userId", "contactCenterId", "supervisor", "text") + "\":"
                                + dice.any(LITERALS),
                        dice);
            case 6 -> with(text, "\"x\":" + deep(60 + dice.upTo(7), dice), dice);
            case 7 -> with(text, "\"x\":" + deep(dice.any(1_000, 20_000), dice), dice);
            case 8, 9 -> repeated(text, dice);
            case 10, 11 -> escaped(text, dice);
            case 12 -> text.replace(":", " : ").replace(",", "\n,\t");
            default -> text.replaceFirst(dice.any("\"", ":", ",", "\\{"), dice.any("'", "=", ";", ""));
        };
    }

    /** One field more, before all others or after them. */
    private static String with(String text, String field, Dice dice) {
        int first = text.indexOf('{') + 1;
        int last = text.lastIndexOf('}');
        if (first == 0 || last < first) {
            return "{" + field + "}";
        }
        String comma = text.substring(first, last).isBlank() ? "" : ",";
        return dice.oneIn(2)
                ? text.substring(0, first) + field + comma + text.substring(first)
                : text.substring(0, last) + comma + field + text.substring(last);
    }

    /** A name that is there already, with a value of its own: the last counts. */
    private static String repeated(String text, Dice dice) {
        int colon = text.indexOf("\":", dice.upTo(text.length()));
        int quote = colon < 0 ? -1 : text.lastIndexOf('"', colon - 1);
        if (quote < 0) {
            return text + text;
        }
        String name = text.substring(quote, colon + 1);
        return with(
                text, name + ":" + dice.any("null", "\"\"", "\"x-1\"", "7", "[]", "{}", "\"Coach\"", "\"cc-1\""), dice);
    }

    /** Some characters spelled as escapes, in names as in values. */
    private static String escaped(String text, Dice dice) {
        StringBuilder result = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            inside ^= c == '"';
            boolean letter = inside && Character.isLetterOrDigit(c) && (i == 0 || text.charAt(i - 1) != '\\');
            result.append(letter && dice.oneIn(5) ? String.format(dice.any("\\u%04x", "\\u%04X"), (int) c) : c);
        }
        return result.toString();
    }

    private static String deep(int levels, Dice dice) {
        boolean list = dice.oneIn(2);
        String close = dice.oneIn(20) ? "" : list ? "]" : "}";
        return (list ? "[" : "{\"a\":").repeat(levels) + "1" + close.repeat(levels);
    }
}
