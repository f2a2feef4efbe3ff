package smscoach.timeline.svg;

import java.util.Locale;

/** Writes XML. Whatever a text holds, what comes out is well-formed, and nothing in it is markup. */
final class Xml {

    private final StringBuilder out = new StringBuilder(16 * 1024);

    /** Opens an element; attributes are names and values in turn. */
    Xml open(String element, Object... attributes) {
        start(element, attributes);
        out.append(">\n");
        return this;
    }

    Xml close(String element) {
        out.append("</").append(element).append(">\n");
        return this;
    }

    Xml empty(String element, Object... attributes) {
        start(element, attributes);
        out.append("/>\n");
        return this;
    }

    /** An element that holds a text. */
    Xml text(String element, String text, Object... attributes) {
        start(element, attributes);
        out.append('>');
        escape(text);
        return close(element);
    }

    /** As it is: what this package itself wrote. */
    Xml raw(String markup) {
        out.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void start(String element, Object... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(value(attributes[i + 1]));
            out.append('"');
        }
    }

    private static String value(Object value) {
        return value instanceof Double number
                ? String.format(Locale.ROOT, "%.1f", number).replaceFirst("\\.0$", "")
                : String.valueOf(value);
    }

    private void escape(String text) {
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&apos;");
                default -> out.appendCodePoint(isShown(point) ? point : '\uFFFD');
            }
        });
    }

    /** What XML does not allow, and what could turn the text around it, is not shown. */
    private static boolean isShown(int point) {
        return !Character.isISOControl(point)
                && Character.getType(point) != Character.FORMAT
                && Character.getType(point) != Character.SURROGATE
                && point != 0xFFFE
                && point != 0xFFFF;
    }
}
