package smscoach.cli.base;

import java.util.stream.Collectors;

/** Text that somebody else wrote, for a terminal: control characters, which could do anything to it, are shown only. */
public final class Visible {

    private Visible() {}

    public static String of(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c))
                .collect(Collectors.joining());
    }
}
