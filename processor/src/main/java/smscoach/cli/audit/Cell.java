package smscoach.cli.audit;

import org.jspecify.annotations.Nullable;

/** One value: for programs, and for people. */
record Cell(@Nullable Object value, String text) {

    static Cell of(@Nullable String value) {
        return new Cell(value, value == null ? "" : value);
    }
}
