package smscoach.contract;

import org.jspecify.annotations.Nullable;

/** A field as it came: absent (missing, null or ""), present and within its bounds, or present and not allowed. */
public sealed interface Field<T> {

    record Absent<T>() implements Field<T> {

        private static final Absent<?> ONLY = new Absent<>();
    }

    record Present<T>(T value) implements Field<T> {}

    /** What is wrong with it, to be read after the field's name: "is longer than 128 characters". */
    record NotAllowed<T>(String problem) implements Field<T> {}

    @SuppressWarnings("unchecked")
    static <T> Field<T> absent() {
        return (Field<T>) Absent.ONLY;
    }

    static <T> Field<T> of(T value) {
        return new Present<>(value);
    }

    static <T> Field<T> notAllowed(String problem) {
        return new NotAllowed<>(problem);
    }

    default boolean isAbsent() {
        return this instanceof Absent;
    }

    /** The value where it is present and within its bounds, else null. */
    default @Nullable T orNull() {
        return this instanceof Present<T>(T value) ? value : null;
    }

    /** What is wrong with it, or null. */
    default @Nullable String problem() {
        return this instanceof NotAllowed<T>(String problem) ? problem : null;
    }
}
