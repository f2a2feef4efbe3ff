package smscoach.reference;

import static smscoach.reference.HistoryWriter.bytes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Spoils records: their JSON, their bytes, their key, their place and their time. */
final class Faults {
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

    private final HistoryWriter writer;
    private final SplittableRandom random;

    Faults(HistoryWriter writer) {
        this.writer = writer;
        this.random = writer.random;
    }

    /** Sends the record with one thing wrong with it, or nearly wrong. */
    void send(String topic, String centerId, Map<String, Object> body, long time, List<String> centers) {
        Map<String, Object> timed = writer.timed(topic, body, time);
        switch (random.nextInt(14)) {
            case 0 -> writer.append(topic, strangeKey(centerId, centers), bytes(JsonText.plain(timed)));
            case 1 -> misplaced(topic, centerId, JsonText.plain(timed));
            case 2 -> writer.send(topic, centerId, body, writer.now + 300_000 + random.nextInt(-1, 3));
            case 3 -> {
                long edge = writer.clock(topic, centerId) - writer.settings.horizonMillis();
                writer.send(topic, centerId, body, Math.max(edge - 1 + random.nextInt(3), earliest()));
            }
            case 4 -> {
                long late = random.nextLong(writer.settings.horizonMillis() * 2);
                writer.send(topic, centerId, body, Math.max(writer.now - late, earliest()));
            }
            case 5 -> writer.append(topic, bytes(centerId), spoilt(JsonText.plain(timed)));
            case 6 -> {
                timed.put("x", deep(61 + random.nextInt(5)));
                writer.append(topic, bytes(centerId), bytes(JsonText.plain(timed)));
            }
            case 7 -> {
                String name = topic.equals(NaiveCoach.COMMANDS) ? "issuedAt" : "occurredAt";
                timed.put(name, JsonText.quote(Words.noTime(random)));
                writer.append(topic, bytes(centerId), bytes(JsonText.plain(timed)));
            }
            default -> {
                Map<String, Object> wrong = copy(timed);
                Map<String, Object> place = anyObject(wrong);
                switch (random.nextInt(4)) {
                    case 0 -> place.remove(anyName(place));
                    case 1 -> place.put(writer.any(NAMES), strange());
                    default -> place.put(anyName(place), strange());
                }
                String text = writer.oneIn(writer.quirks) ? JsonText.quirky(wrong, random) : JsonText.plain(wrong);
                writer.append(topic, bytes(centerId), bytes(text));
            }
        }
    }

    private static long earliest() {
        return Rfc3339.instant("0000-01-01T00:00:00Z");
    }

    private byte @Nullable [] strangeKey(String centerId, List<String> centers) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> new byte[0];
            case 2 -> bytes(centerId + " ");
            case 3 -> new byte[] {(byte) 0xC3, (byte) 0x28};
            default -> bytes(writer.any(centers));
        };
    }

    /** Where the partition count is known, on a partition that is not the key's. */
    private void misplaced(String topic, String centerId, String value) {
        byte[] key = bytes(centerId);
        int partitions = writer.settings.partitions();
        int shift = partitions == 0 ? 0 : 1 + random.nextInt(partitions - 1);
        int partition = writer.partition(key) + shift;
        writer.append(topic, partitions == 0 ? partition : partition % partitions, key, bytes(value));
    }

    private byte @Nullable [] spoilt(String text) {
        byte[] value = bytes(text);
        int inside = 1 + random.nextInt(value.length - 1);
        int inText = text.indexOf('"', text.indexOf(':')) + 1;
        return switch (random.nextInt(26)) {
            case 0 -> null;
            case 1 -> new byte[0];
            case 2 -> Arrays.copyOf(value, inside);
            case 3 -> bytes("\uFEFF" + text);
            case 4 -> text.getBytes(StandardCharsets.UTF_16BE);
            case 5 -> text.getBytes(StandardCharsets.UTF_16);
            case 6 -> insert(value, inside, 0xFF);
            case 7 -> insert(value, inText, 0xC0, 0x80);
            case 8 -> insert(value, inText, 0xED, 0xA0, 0x80);
            case 9 -> insert(value, inText, 0xF4, 0x90, 0x80, 0x80);
            case 10 -> insert(value, inText, 0xE2, 0x82);
            case 11 -> insert(value, inText, 0x0A);
            case 12 -> bytes(text + "{}");
            case 13 -> bytes(text + " \r\n\t");
            case 14 -> bytes("[" + text + "]");
            case 15 -> bytes(text.replaceFirst(",", ",,"));
            case 16 -> bytes(text.substring(0, text.length() - 1) + ",}");
            case 17 -> bytes(text.substring(0, text.length() - 1) + ",\"x\":" + notJson() + "}");
            case 18 -> bytes(text.substring(0, text.length() - 1) + ",\"x\":" + oddJson() + "}");
            case 19 -> bytes(text.replace('"', '\''));
            case 20 -> bytes("/**/" + text);
            case 21 -> bytes(text + "\u0000");
            case 22 -> bytes("\f" + text);
            case 23 ->
                bytes(writer.any(List.of("null", "true", "7", "\"{}\"", "{}", "[]", " ", "{", "nul", "\uFEFF{}")));
            case 24 -> bytes(text.replaceFirst(":", "="));
            default -> insert(value, inText, 0xF0, 0x9F, 0x98, 0x80);
        };
    }

    private String notJson() {
        return writer.any(List.of(
                "01",
                "+1",
                ".5",
                "5.",
                "1e",
                "0x1",
                "NaN",
                "Infinity",
                "-",
                "\"\\x\"",
                "\"\\u12G4\"",
                "\"\t\"",
                "'a'",
                "tru",
                "True",
                "1_000",
                "--1",
                "\"\\",
                "undefined",
                "1 2",
                "",
                "-01",
                "1.e1",
                "\"\\U0041\"",
                "\u00A01",
                "[1,]"));
    }

    private String oddJson() {
        return writer.any(List.of(
                "-0",
                "1E+5",
                "1e-5",
                "0.0e-0",
                "1e99999999999",
                "9".repeat(1500),
                "0." + "1".repeat(1500),
                "\"\\/\"",
                "\"\\ud800\"",
                "\"\\uDC00\\uD800\"",
                "\"\u007F\"",
                "{\"\":0}",
                "{\"\\ud800\":1,\"a\":1,\"a\":2}",
                "[[],{}]",
                "-9223372036854775809",
                "\"\uFFFF\""));
    }

    /** An array in an array in an array, so many deep; the record around it is one more. */
    private String deep(int levels) {
        String open = writer.random.nextBoolean() ? "[" : "{\"a\":";
        return open.repeat(levels) + "1" + (open.equals("[") ? "]" : "}").repeat(levels);
    }

    /** A value that is out of bounds, of a wrong type, absent, or just good enough. */
    String strange() {
        return switch (random.nextInt(36)) {
            case 0, 1 -> "null";
            case 2, 3 -> "\"\"";
            case 4 -> "7";
            case 5 -> "7.0";
            case 6 -> "true";
            case 7 -> "[]";
            case 8 -> "{}";
            case 9 -> "[\"\"]";
            case 10 -> "[null]";
            case 11 -> "\"\\ud800\"";
            case 12 -> "\"a\\udc00b\"";
            case 13 -> "\"\\ude00\\ud83d\"";
            case 14 -> "\"\\ud83d\\ude00\"";
            case 15 -> quote("i".repeat(128));
            case 16 -> quote("i".repeat(129));
            case 17 -> "\"a/b\"";
            case 18 -> "\"a b\"";
            case 19 -> "\"é\"";
            case 20 -> "\"._~:@+=-\"";
            case 21 -> quote(Words.text(random, 256));
            case 22 -> quote(Words.text(random, 257));
            case 23 -> quote(Words.text(random, 64));
            case 24 -> quote(Words.text(random, 65));
            case 25 -> "\"All\"";
            case 26 -> "\"all\"";
            case 27 -> "\"nextchat\"";
            case 28 -> "\"SessionSnapshot\"";
            case 29 -> strings(64 + random.nextInt(2));
            case 30 -> strings(100 + random.nextInt(2));
            case 31 -> "[\"supervisor\",7]";
            case 32 -> "[\"supervisor\",\"admin\",\"\\ud800\",\"\"]";
            case 33 -> "[\"admin\",\"supervisor\",\"" + "r".repeat(300) + "\"]";
            case 34 -> "{\"type\":\"User\",\"userId\":\"ag-0\"}";
            default -> random.nextInt(8) > 0 ? "\"Customer\"" : quote(Words.text(random, 10_000 + random.nextInt(2)));
        };
    }

    private String strings(int count) {
        List<String> strings = new ArrayList<>(List.of("supervisor", "admin"));
        while (strings.size() < count) {
            strings.add("f-" + strings.size());
        }
        return JsonText.quote(strings);
    }

    private static String quote(String text) {
        return JsonText.quote(text);
    }

    private String anyName(Map<String, Object> object) {
        return object.isEmpty() ? "x" : writer.any(List.copyOf(object.keySet()));
    }

    @SuppressWarnings("unchecked") // bodies hold bodies
    private Map<String, Object> anyObject(Map<String, Object> body) {
        Map<String, Object> place = body;
        while (true) {
            List<Object> inner =
                    place.values().stream().filter(Map.class::isInstance).toList();
            if (inner.isEmpty() || random.nextInt(5) < 2) {
                return place;
            }
            place = (Map<String, Object>) writer.any(inner);
        }
    }

    @SuppressWarnings("unchecked") // bodies hold bodies
    static Map<String, Object> copy(Map<String, Object> body) {
        Map<String, Object> copy = new LinkedHashMap<>(body);
        copy.replaceAll((name, value) -> value instanceof Map<?, ?> inner ? copy((Map<String, Object>) inner) : value);
        return copy;
    }

    private static byte[] insert(byte[] value, int at, int... more) {
        byte[] result = new byte[value.length + more.length];
        System.arraycopy(value, 0, result, 0, at);
        for (int i = 0; i < more.length; i++) {
            result[at + i] = (byte) more[i];
        }
        System.arraycopy(value, at, result, at + more.length, value.length - at);
        return result;
    }
}
