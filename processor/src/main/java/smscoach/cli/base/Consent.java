package smscoach.cli.base;

import java.io.IOException;

/** Asks before what cannot be undone. */
public final class Consent {

    private Consent() {}

    /** Whether to go on; where nobody can be asked, only {@code --yes} says so. */
    public static boolean given(Terminal terminal, boolean yes, String question) {
        if (yes) {
            return true;
        }
        if (!terminal.isWatched()) {
            throw CommandFailure.usage("Nothing was done: this is no terminal, so nobody can be asked. Add --yes to"
                    + " do it, or --dry-run to see it only.");
        }
        terminal.err().print(question + " [y/N] ");
        terminal.err().flush();
        String answer = line(terminal);
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    }

    private static String line(Terminal terminal) {
        StringBuilder line = new StringBuilder();
        try {
            for (int c = terminal.in().read();
                    c >= 0 && c != '\n';
                    c = terminal.in().read()) {
                line.append((char) c);
            }
        } catch (IOException e) {
            return "";
        }
        return line.toString().strip();
    }
}
