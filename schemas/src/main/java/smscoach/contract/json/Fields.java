package smscoach.contract.json;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Bounds;
import smscoach.contract.ContractViolation;
import smscoach.contract.Field;
import smscoach.contract.Timestamps;

/** Turns a JSON value into a field: absent, within its bounds, or what is wrong with it. */
final class Fields {

    private static final String NO_STRING = "is not a string";

    private Fields() {}

    /** Says what is wrong with a string, or null. */
    interface Check {
        @Nullable
        String problem(String value);
    }

    static boolean isAbsent(@Nullable Object value) {
        return value == null || (value instanceof String text && text.isEmpty());
    }

    static Field<String> id(@Nullable Object value) {
        return string(value, Bounds::idProblem);
    }

    static Field<String> name(@Nullable Object value) {
        return string(value, Bounds::nameProblem);
    }

    static Field<String> string(@Nullable Object value, Check check) {
        if (isAbsent(value)) {
            return Field.absent();
        }
        if (!(value instanceof String text)) {
            return Field.notAllowed(NO_STRING);
        }
        String problem = check.problem(text);
        return problem == null ? Field.of(text) : Field.notAllowed(problem);
    }

    static Field<Instant> time(@Nullable Object value) {
        if (isAbsent(value)) {
            return Field.absent();
        }
        if (!(value instanceof String text)) {
            return Field.notAllowed(NO_STRING);
        }
        OptionalLong millis = Timestamps.parseMillis(text);
        return millis.isPresent()
                ? Field.of(Instant.ofEpochMilli(millis.getAsLong()))
                : Field.notAllowed(Timestamps.PROBLEM);
    }

    /** One of an enum's names. */
    static <E extends Enum<E>> Field<E> oneOf(@Nullable Object value, List<E> values) {
        if (isAbsent(value)) {
            return Field.absent();
        }
        if (!(value instanceof String text)) {
            return Field.notAllowed(NO_STRING);
        }
        for (E candidate : values) {
            if (candidate.name().equals(text)) {
                return Field.of(candidate);
            }
        }
        return Field.notAllowed("is none of " + values);
    }

    /** A list of strings. An element is never absent: null is no string, and "" is out of bounds. */
    static Field<List<String>> strings(@Nullable Object value, int least, int most, Check check) {
        if (isAbsent(value)) {
            return Field.absent();
        }
        if (!(value instanceof List<?> elements)) {
            return Field.notAllowed("is not a list");
        }
        if (elements.size() < least || elements.size() > most) {
            return Field.notAllowed("has " + elements.size() + " elements where " + least + " to " + most + " may be");
        }
        for (int i = 0; i < elements.size(); i++) {
            String problem = elements.get(i) instanceof String text ? check.problem(text) : NO_STRING;
            if (problem != null) {
                return Field.notAllowed("element " + (i + 1) + " " + problem);
            }
        }
        return Field.of(elements.stream().map(String.class::cast).toList());
    }

    /** The value of a field that must be there, or the violation that names it. */
    static <T> T required(String name, Field<T> field) {
        return switch (field) {
            case Field.Present<T>(T value) -> value;
            case Field.Absent<T> ignored -> throw new ContractViolation(name, "is absent");
            case Field.NotAllowed<T>(String problem) -> throw new ContractViolation(name, problem);
        };
    }

    /** The value of a field that may be absent: null then. */
    static <T> @Nullable T optional(String name, Field<T> field) {
        return switch (field) {
            case Field.Present<T>(T value) -> value;
            case Field.Absent<T> ignored -> null;
            case Field.NotAllowed<T>(String problem) -> throw new ContractViolation(name, problem);
        };
    }
}
