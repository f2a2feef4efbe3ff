package smscoach.contract.json;

/**
 * RFC 8259 lets a field's name hold the escape of an unpaired surrogate; Jackson refuses it. No known name holds one,
 * so that such a name is one to be ignored: here each of these escapes becomes an escaped pair that Jackson reads, and
 * that no publisher would write.
 */
final class OddNames {

    private static final int ESCAPE = 6;
    private static final int STAND_IN = 0xF0000;

    private OddNames() {}

    /** The same text where it holds no such name. */
    static String readable(String json) {
        return json.contains("\\u") ? rewrite(json) : json;
    }

    private static String rewrite(String json) {
        StringBuilder out = new StringBuilder(json.length() + ESCAPE);
        int at = 0;
        while (at < json.length()) {
            int end = json.charAt(at) == '"' ? stringEnd(json, at) : at + 1;
            if (end - at > ESCAPE && isName(json, end)) {
                copyName(json, at, end, out);
            } else {
                out.append(json, at, end);
            }
            at = end;
        }
        return out.toString();
    }

    /** Past the closing quote; the end of the text where there is none. */
    private static int stringEnd(String json, int start) {
        int at = start + 1;
        while (at < json.length() && json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, json.length());
    }

    private static boolean isName(String json, int end) {
        int at = end;
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        return at < json.length() && json.charAt(at) == ':';
    }

    private static void copyName(String json, int start, int end, StringBuilder out) {
        int at = start;
        while (at < end) {
            int unit = escaped(json, at, end);
            if (unit < 0) {
                int length = json.charAt(at) == '\\' ? 2 : 1;
                out.append(json, at, Math.min(at + length, end));
                at += length;
            } else if (Character.isHighSurrogate((char) unit) && isLow(escaped(json, at + ESCAPE, end))) {
                out.append(json, at, at + 2 * ESCAPE);
                at += 2 * ESCAPE;
            } else if (Character.isSurrogate((char) unit)) {
                for (char half : Character.toChars(STAND_IN + unit)) {
                    out.append(String.format("\\u%04x", (int) half));
                }
                at += ESCAPE;
            } else {
                out.append(json, at, at + ESCAPE);
                at += ESCAPE;
            }
        }
    }

    private static boolean isLow(int unit) {
        return unit >= 0 && Character.isLowSurrogate((char) unit);
    }

    /** The UTF-16 unit that the escape at this place stands for, or -1 where there is no escape of one. */
    private static int escaped(String json, int at, int end) {
        if (at + ESCAPE > end || json.charAt(at) != '\\' || json.charAt(at + 1) != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            int digit = Character.digit(json.charAt(i), 16);
            if (digit < 0 || json.charAt(i) >= 128) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }
}
