package smscoach.simulation.narrative;

import java.lang.reflect.InvocationTargetException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How text looks on a terminal: colour where there is any, Unicode where the charset has it, and how wide it may be. */
public final class Ink {

    public static final int NARROWEST = 80;
    public static final int WIDEST = 120;
    private static final int USUAL = 100;

    /** When to use colour. */
    public enum When {
        AUTO,
        ALWAYS,
        NEVER
    }

    /** What a text is painted as. */
    public enum Style {
        PLAIN(""),
        STRONG("1"),
        DIM("2"),
        RED("31"),
        GREEN("32"),
        YELLOW("33"),
        BLUE("34"),
        MAGENTA("35"),
        CYAN("36");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    private final boolean colour;
    private final boolean unicode;
    private final int width;

    public Ink(boolean colour, boolean unicode, int width) {
        this.colour = colour;
        this.unicode = unicode;
        this.width = Math.clamp(width, NARROWEST, WIDEST);
    }

    /** For the standard output of this process. */
    public static Ink ofStandardOutput(When when) {
        return of(when, System.getenv(), isTerminal(), System.out.charset());
    }

    /** {@code NO_COLOR}, {@code TERM} and {@code COLUMNS} are heard; a wish for colour is stronger than all. */
    public static Ink of(When when, Map<String, String> environment, boolean terminal, Charset charset) {
        boolean wanted = switch (when) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                terminal
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "").equals("dumb");
        };
        String columns = environment.getOrDefault("COLUMNS", "");
        int width = columns.matches("[0-9]{1,5}") ? Integer.parseInt(columns) : USUAL;
        return new Ink(wanted, charset.equals(StandardCharsets.UTF_8), width);
    }

    public int width() {
        return width;
    }

    public String paint(Style style, String text) {
        return colour && !style.code.isEmpty() && !text.isEmpty()
                ? "\u001b[" + style.code + "m" + text + "\u001b[0m"
                : text;
    }

    /** Whether there is more than ASCII. */
    public boolean isUnicode() {
        return unicode;
    }

    public String quoted(String text) {
        return unicode ? "“" + text + "”" : "\"" + text + "\"";
    }

    /** A line across. */
    public String rule(int length) {
        return (unicode ? "─" : "-").repeat(Math.max(0, length));
    }

    /** At most so many characters, fit to be shown: nothing in it can command the terminal. */
    public String cut(String text, int length) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), length + 1));
        String end = unicode ? "…" : "...";
        int[] points = text.codePoints().limit(length + 1L).toArray();
        boolean fits = points.length <= length;
        int kept = fits ? points.length : Math.max(0, length - end.length());
        for (int i = 0; i < kept; i++) {
            int point = points[i];
            boolean plain = unicode
                    ? !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT
                    : point >= ' ' && point < 127;
            shown.appendCodePoint(plain ? point : point >= 127 ? '?' : ' ');
        }
        return fits
                ? shown.toString()
                : shown.append(end, 0, Math.min(end.length(), length)).toString();
    }

    /** Exactly so many characters. */
    public String column(String text, int length) {
        String shown = cut(text, length);
        return shown + " ".repeat(length - shown.codePointCount(0, shown.length()));
    }

    /** Newer Javas have a console that is no terminal, and a method to tell; older ones have none then. */
    @SuppressWarnings("SystemConsoleNull") // null before Java 22 only, which is one of the two cases
    private static boolean isTerminal() {
        Object console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
