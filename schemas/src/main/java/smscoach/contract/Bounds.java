package smscoach.contract;

import org.jspecify.annotations.Nullable;

/**
 * The bounds of every value (L3, L6). Each method says what is wrong with a value, to be read after the field's name,
 * or null where it is within its bounds. Messages never repeat the value: it may be large, or secret.
 */
public final class Bounds {

    public static final int MAX_ID = 128;
    public static final int MAX_OPERATION_NAME = 64;
    public static final int MAX_NAME = 256;
    public static final int MAX_TEXT = 10_000;
    public static final int MAX_FEATURES = 64;
    public static final int MAX_ROLES = 64;
    public static final int MAX_AGENTS = 100;

    private static final boolean[] ID_CHARACTER = new boolean[128];

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~:@+=-"
                .chars()
                .forEach(c -> ID_CHARACTER[c] = true);
    }

    private Bounds() {}

    public static @Nullable String idProblem(String value) {
        if (value.length() > MAX_ID) {
            return "is longer than 128 characters";
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 128 || !ID_CHARACTER[c]) {
                return "has a character other than A-Z a-z 0-9 . _ ~ : @ + = -";
            }
        }
        return value.isEmpty() ? "is empty" : null;
    }

    public static @Nullable String operationNameProblem(String value) {
        return textProblem(value, MAX_OPERATION_NAME);
    }

    /** For userName, nickname, queueName and each feature. */
    public static @Nullable String nameProblem(String value) {
        return textProblem(value, MAX_NAME);
    }

    public static @Nullable String messageTextProblem(String value) {
        return textProblem(value, MAX_TEXT);
    }

    private static @Nullable String textProblem(String value, int limit) {
        if (value.isEmpty()) {
            return "is empty";
        }
        String problem = surrogateProblem(value);
        if (problem != null) {
            return problem;
        }
        // A code point is one or two chars: only a length in between needs the exact count.
        boolean tooLong = value.length() > limit
                && (value.length() > 2 * limit || value.codePointCount(0, value.length()) > limit);
        return tooLong ? "is longer than " + limit + " characters" : null;
    }

    /** An unpaired surrogate is no character: such a string could not be written as UTF-8. */
    public static @Nullable String surrogateProblem(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1));
                if (!paired) {
                    return "has an unpaired surrogate";
                }
                i++;
            }
        }
        return null;
    }
}
