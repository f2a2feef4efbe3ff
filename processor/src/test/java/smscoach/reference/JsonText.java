package smscoach.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON the many ways it can be written. A body is a map of names to raw JSON text (a String), to bodies (a Map) or to
 * lists of these; raw text need not be JSON at all.
 */
final class JsonText {
    private static final String[] SPACES = {" ", "\t", "\n", "\r\n", "  "};
    private static final String[] STRANGE = {
        "7", "null", "\"\"", "[]", "{}", "1e99999999999", "-0", "\"\\ud800\"", "{\"a\":[{}]}", "\"\\u0000\"", "true"
    };

    private final @Nullable SplittableRandom random;
    private final StringBuilder text = new StringBuilder(256);

    private JsonText(@Nullable SplittableRandom random) {
        this.random = random;
    }

    static String plain(Map<String, Object> body) {
        return write(new JsonText(null), body);
    }

    /** The same value, with white space, escapes, another order, unknown and repeated names. */
    static String quirky(Map<String, Object> body, SplittableRandom random) {
        return write(new JsonText(random), body);
    }

    private static String write(JsonText writer, Map<String, Object> body) {
        writer.value(body);
        return writer.text.toString();
    }

    /** A JSON string; only what has to be is escaped. */
    static String quote(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(escaped(c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    static String quote(List<String> values) {
        List<String> quoted = new ArrayList<>();
        values.forEach(value -> quoted.add(quote(value)));
        return "[" + String.join(",", quoted) + "]";
    }

    private static String escaped(char c) {
        return String.format("\\u%04x", (int) c);
    }

    private void value(Object value) {
        space();
        switch (value) {
            case Map<?, ?> body -> object(body);
            case List<?> list -> {
                text.append('[');
                String comma = "";
                for (Object element : list) {
                    text.append(comma);
                    value(element);
                    comma = ",";
                }
                text.append(']');
            }
            default -> text.append(value);
        }
        space();
    }

    private void object(Map<?, ?> body) {
        List<Map.Entry<?, ?>> entries = new ArrayList<>(body.entrySet());
        if (chance(3)) {
            swap(entries);
        }
        text.append('{');
        String comma = "";
        for (Map.Entry<?, ?> entry : entries) {
            String name = entry.getKey().toString();
            if (chance(25)) {
                text.append(comma).append(quote(name)).append(':');
                text.append(STRANGE[next(STRANGE.length)]);
                comma = ",";
            }
            if (chance(25)) {
                text.append(comma).append(quote("x-" + name)).append(':');
                text.append(STRANGE[next(STRANGE.length)]);
                comma = ",";
            }
            text.append(comma);
            space();
            text.append(chance(30) ? name(name) : quote(name));
            space();
            text.append(':');
            value(entry.getValue());
            comma = ",";
        }
        text.append('}');
    }

    private void swap(List<Map.Entry<?, ?>> entries) {
        for (int i = entries.size() - 1; i > 0; i--) {
            Collections.swap(entries, i, next(i + 1));
        }
    }

    /** The name with one character escaped though nothing demands it. */
    private String name(String name) {
        int at = next(name.length());
        return '"' + name.substring(0, at) + escaped(name.charAt(at)) + name.substring(at + 1) + '"';
    }

    private void space() {
        if (chance(12)) {
            text.append(SPACES[next(SPACES.length)]);
        }
    }

    private boolean chance(int oneIn) {
        return random != null && random.nextInt(oneIn) == 0;
    }

    private int next(int bound) {
        return random == null ? 0 : random.nextInt(bound);
    }
}
