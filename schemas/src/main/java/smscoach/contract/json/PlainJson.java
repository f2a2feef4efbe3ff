package smscoach.contract.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what nearly every value is: one JSON object of strings, lists and a few objects. It lets nothing pass that is
 * no strict JSON, and never says what is wrong: on numbers, escaped UTF-16, deep nesting and all that is wrong it gives
 * up, and Jackson reads the value from its start.
 */
final class PlainJson implements FieldValue {

    private static final int MAX_DEPTH = 16;

    /** The names of the fields of both inputs, by their length; but for the two longest, which are rare. */
    private static final List<List<String>> KNOWN_NAMES = List.of(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of("type", "from", "text"),
            List.of("roles"),
            List.of("userId", "agents"),
            List.of("eventId", "message"),
            List.of("userName", "issuedAt", "nickname", "features"),
            List.of("messageId", "commandId", "queueName"),
            List.of("occurredAt", "supervisor", "visibility"),
            List.of(),
            List.of("smssessionId"),
            List.of("operationName"),
            List.of(),
            List.of("contactCenterId"));

    private final String json;
    private int at;
    private int depth;

    private PlainJson(String json) {
        this.json = json;
    }

    /** Whether it could read all of it. If not, some fields were given nevertheless. */
    static boolean read(String json, OnField onField) throws IOException {
        try {
            PlainJson plain = new PlainJson(json);
            plain.skipSpace();
            plain.fields(onField);
            plain.skipSpace();
            return plain.at == json.length();
        } catch (NotPlain e) {
            return false;
        }
    }

    @Override
    public boolean isObject() {
        return peek() == '{';
    }

    @Override
    public void fields(OnField onField) throws IOException {
        open('{');
        if (!closes('}')) {
            do {
                skipSpace();
                String name = name();
                skipSpace();
                expect(':');
                skipSpace();
                onField.read(name, this);
            } while (goesOn('}'));
        }
        depth--;
    }

    @Override
    public @Nullable Object take() throws IOException {
        return switch (peek()) {
            case '"' -> string();
            case '[' -> list();
            case '{' -> map();
            case 'n' -> word("null", null);
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> throw new NotPlain();
        };
    }

    @Override
    public void skip() throws IOException {
        var unused = take();
    }

    private List<@Nullable Object> list() throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        open('[');
        if (!closes(']')) {
            do {
                skipSpace();
                list.add(take());
            } while (goesOn(']'));
        }
        depth--;
        return list;
    }

    private Map<String, @Nullable Object> map() throws IOException {
        Map<String, @Nullable Object> map = new TreeMap<>();
        fields((name, value) -> map.put(name, value.take()));
        return map;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!json.startsWith(word, at)) {
            throw new NotPlain();
        }
        at += word.length();
        return value;
    }

    /** A name that is known is not made anew. */
    private String name() {
        int end = json.indexOf('"', at + 1);
        int length = end - at - 1;
        if (peek() == '"' && length >= 0 && length < KNOWN_NAMES.size()) {
            for (String known : KNOWN_NAMES.get(length)) {
                if (json.startsWith(known, at + 1)) {
                    at = end + 1;
                    return known;
                }
            }
        }
        return string();
    }

    private String string() {
        expect('"');
        int start = at;
        int end = unescapedEnd(start);
        if (json.charAt(end) == '"') {
            at = end + 1;
            return json.substring(start, end);
        }
        StringBuilder text = new StringBuilder().append(json, start, end);
        while (json.charAt(end) != '"') {
            text.append(escaped(end));
            int next = unescapedEnd(end + 2);
            text.append(json, end + 2, next);
            end = next;
        }
        at = end + 1;
        return text.toString();
    }

    /** Where a string's characters that mean themselves end: at its quote, or at something that is escaped. */
    private int unescapedEnd(int start) {
        for (int i = start; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"' || c == '\\') {
                return i;
            }
            if (c < ' ') {
                break;
            }
        }
        throw new NotPlain();
    }

    private char escaped(int backslash) {
        if (json.charAt(backslash) != '\\' || backslash + 1 == json.length()) {
            throw new NotPlain();
        }
        char c = json.charAt(backslash + 1);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw new NotPlain();
        };
    }

    private void open(char bracket) {
        expect(bracket);
        if (++depth > MAX_DEPTH) {
            throw new NotPlain();
        }
    }

    private boolean closes(char bracket) {
        skipSpace();
        if (peek() != bracket) {
            return false;
        }
        at++;
        return true;
    }

    /** Whether a comma comes next, or else the bracket. */
    private boolean goesOn(char bracket) {
        if (closes(bracket)) {
            return false;
        }
        expect(',');
        return true;
    }

    private void expect(char c) {
        if (peek() != c) {
            throw new NotPlain();
        }
        at++;
    }

    private void skipSpace() {
        while (at < json.length() && isSpace(json.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private char peek() {
        if (at == json.length()) {
            throw new NotPlain();
        }
        return json.charAt(at);
    }

    private static final class NotPlain extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotPlain() {
            super(null, null, false, false);
        }
    }
}
