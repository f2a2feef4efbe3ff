package smscoach.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * RFC 8259 by the letter, read by hand so that no library's leniency or limit is shared with the code under test. A number
 * becomes a node of its canonical spelling: {@code 1}, {@code 1.0} and {@code 10e-1} are then equal, as trees compare by value.
 */
final class StrictJson {
    private static final int MAX_DEPTH = 64;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper WRITER = new ObjectMapper();

    private final String text;
    private int at;

    private StrictJson(String text) {
        this.text = text;
    }

    /** The object these bytes spell, or null when they spell none. */
    static @Nullable ObjectNode parseObject(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            StrictJson parser = new StrictJson(text);
            JsonNode root = parser.value(0);
            parser.skipSpace();
            return parser.at == text.length() && root instanceof ObjectNode object ? object : null;
        } catch (CharacterCodingException | NoJson e) {
            return null;
        }
    }

    /** Compact, in field order, escaped only where JSON demands it; through a String because the byte writer escapes emoji. */
    static byte[] write(ObjectNode node) {
        try {
            return WRITER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected to write a tree, but failed", e);
        }
    }

    private JsonNode value(int depth) {
        skipSpace();
        return switch (peek()) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> NODES.textNode(string());
            case 't' -> word("true", NODES.booleanNode(true));
            case 'f' -> word("false", NODES.booleanNode(false));
            case 'n' -> word("null", NODES.nullNode());
            default -> number();
        };
    }

    private ObjectNode object(int depth) {
        enter(depth);
        ObjectNode object = NODES.objectNode();
        at++;
        skipSpace();
        if (peek() == '}') {
            at++;
            return object;
        }
        while (true) {
            skipSpace();
            if (peek() != '"') {
                throw new NoJson();
            }
            String name = string();
            skipSpace();
            take(':');
            object.set(name, value(depth));
            skipSpace();
            if (peek() == '}') {
                at++;
                return object;
            }
            take(',');
        }
    }

    private ArrayNode array(int depth) {
        enter(depth);
        ArrayNode array = NODES.arrayNode();
        at++;
        skipSpace();
        if (peek() == ']') {
            at++;
            return array;
        }
        while (true) {
            array.add(value(depth));
            skipSpace();
            if (peek() == ']') {
                at++;
                return array;
            }
            take(',');
        }
    }

    private static void enter(int depth) {
        if (depth > MAX_DEPTH) {
            throw new NoJson();
        }
    }

    private String string() {
        int start = ++at;
        while (peek() >= ' ' && peek() != '"' && peek() != '\\') {
            at++;
        }
        if (peek() == '"') {
            return text.substring(start, at++);
        }
        StringBuilder result = new StringBuilder().append(text, start, at);
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                return result.toString();
            } else if (c < ' ') {
                throw new NoJson();
            }
            result.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int unit = 0;
                for (int i = 0; i < 4; i++) {
                    unit = unit * 16 + hex(peek());
                    at++;
                }
                yield (char) unit;
            }
            default -> throw new NoJson();
        };
    }

    private static int hex(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        } else if (c >= 'a' && c <= 'f') {
            return c - 'a' + 10;
        } else if (c >= 'A' && c <= 'F') {
            return c - 'A' + 10;
        }
        throw new NoJson();
    }

    private JsonNode number() {
        boolean negative = peek() == '-';
        if (negative) {
            at++;
        }
        String whole = digits();
        if (whole.length() > 1 && whole.charAt(0) == '0') {
            throw new NoJson();
        }
        String fraction = "";
        if (more('.')) {
            at++;
            fraction = digits();
        }
        BigInteger exponent = BigInteger.ZERO;
        if (more('e') || more('E')) {
            at++;
            boolean down = more('-');
            if (down || more('+')) {
                at++;
            }
            exponent = new BigInteger(digits());
            exponent = down ? exponent.negate() : exponent;
        }
        return NODES.pojoNode(canonical(negative, whole + fraction, exponent, fraction.length()));
    }

    private static String canonical(boolean negative, String digits, BigInteger exponent, int scale) {
        int start = 0;
        int end = digits.length();
        while (start < end && digits.charAt(start) == '0') {
            start++;
        }
        while (end > start && digits.charAt(end - 1) == '0') {
            end--;
        }
        if (start == end) {
            return "0";
        }
        BigInteger power = exponent.add(BigInteger.valueOf((long) digits.length() - end - scale));
        return (negative ? "-" : "") + digits.substring(start, end) + "e" + power;
    }

    private String digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw new NoJson();
        }
        return text.substring(start, at);
    }

    private boolean more(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private JsonNode word(String word, JsonNode node) {
        if (!text.startsWith(word, at)) {
            throw new NoJson();
        }
        at += word.length();
        return node;
    }

    private void take(char c) {
        if (peek() != c) {
            throw new NoJson();
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw new NoJson();
        }
        return text.charAt(at);
    }

    private void skipSpace() {
        while (more(' ') || more('\t') || more('\n') || more('\r')) {
            at++;
        }
    }

    private static final class NoJson extends RuntimeException {
        NoJson() {
            super("not JSON", null, false, false);
        }
    }
}
