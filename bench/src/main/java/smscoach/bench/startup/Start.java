package smscoach.bench.startup;

import org.jspecify.annotations.Nullable;

/**
 * One start, in milliseconds since the process was begun.
 *
 * @param problem why these figures do not count; null where they do
 * @param runningMillis until it said that it works
 * @param outputMillis until its first committed output was received
 */
record Start(String variant, int round, @Nullable String problem, double runningMillis, double outputMillis) {

    static Start failed(String variant, int round, String problem) {
        return new Start(variant, round, problem, 0, 0);
    }

    boolean counts() {
        return problem == null;
    }
}
