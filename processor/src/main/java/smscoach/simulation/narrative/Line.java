package smscoach.simulation.narrative;

import smscoach.simulation.narrative.Ink.Style;

/**
 * A line of the narrative.
 *
 * @param session its short name, or nothing
 * @param name who does it, or nothing
 * @param aside what is to be read even where the text has to be cut
 */
record Line(String session, Kind kind, String name, String text, String aside) {

    /** What kind of thing happens: the word at the beginning of the line, and its colour. */
    enum Kind {
        CUSTOMER("customer", Style.STRONG),
        AGENT("agent", Style.CYAN),
        SYSTEM("system", Style.DIM),
        BARGE_IN("barge-in", Style.MAGENTA),
        WHISPER("whisper", Style.YELLOW),
        NOTE("note", Style.YELLOW),
        SESSION("session", Style.DIM),
        JOINS("joins", Style.GREEN),
        SWITCHES("switches", Style.GREEN),
        LEAVES("leaves", Style.GREEN),
        REVOKED("revoked", Style.GREEN),
        COACHING("coaching", Style.BLUE),
        ADMIN("admin", Style.BLUE),
        REPEAT("repeat", Style.MAGENTA),
        REFUSED("refused", Style.RED),
        DEAD("dead", Style.RED);

        private final String word;
        private final Style style;

        Kind(String word, Style style) {
            this.word = word;
            this.style = style;
        }
    }

    private static final int SESSION_WIDTH = 5;
    private static final int KIND_WIDTH = 8;
    private static final int NAME_WIDTH = 6;
    private static final int BEFORE_TEXT = 8 + 2 + SESSION_WIDTH + 1 + KIND_WIDTH + 1 + NAME_WIDTH + 1;
    private static final Style[] THREADS = {Style.CYAN, Style.YELLOW, Style.GREEN, Style.MAGENTA, Style.BLUE, Style.RED
    };

    static Line of(String session, Kind kind, String name, String text) {
        return new Line(session, kind, name, text, "");
    }

    /** Whether there is room for both. */
    static boolean fits(Ink ink, String text, String aside) {
        return BEFORE_TEXT + text.length() + 1 + aside.length() <= ink.width();
    }

    /** The line as it is printed, {@code time} being eight characters. */
    String print(Ink ink, String time) {
        int room = ink.width() - BEFORE_TEXT;
        String end = aside.isEmpty() ? "" : " " + ink.cut(aside, room - 2);
        String shown = ink.cut(text, room - end.codePointCount(0, end.length()));
        return ink.paint(Style.DIM, time)
                + "  "
                + ink.paint(thread(), ink.column(session, SESSION_WIDTH))
                + " "
                + ink.paint(kind.style, ink.column(kind.word, KIND_WIDTH))
                + " "
                + ink.paint(Style.STRONG, ink.column(name, NAME_WIDTH))
                + " "
                + (shown(ink, shown) + ink.paint(Style.DIM, end)).stripTrailing();
    }

    /** What people say to each other stands out from what is told about it. */
    private String shown(Ink ink, String text) {
        return switch (kind) {
            case CUSTOMER, AGENT, BARGE_IN -> text;
            case SYSTEM, SESSION -> ink.paint(Style.DIM, text);
            case WHISPER, NOTE, JOINS, SWITCHES, LEAVES, REVOKED, COACHING, ADMIN, REPEAT, REFUSED, DEAD ->
                ink.paint(kind.style, text);
        };
    }

    /** Each session has its colour, so that the eye can follow one of several. */
    private Style thread() {
        return session.isEmpty() ? Style.PLAIN : THREADS[Math.floorMod(session.hashCode(), THREADS.length)];
    }
}
