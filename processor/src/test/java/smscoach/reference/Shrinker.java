package smscoach.reference;

import java.util.List;
import java.util.function.Predicate;
import smscoach.reference.NaiveCoach.Input;

/** Cuts a failing history to one that fails no more when any single record is taken out. */
public final class Shrinker {
    private Shrinker() {}

    /** The smallest history found that still fails; every history tried is given to the predicate anew. */
    public static List<Input> shrink(List<Input> failing, Predicate<List<Input>> stillFails) {
        if (!stillFails.test(failing)) {
            throw new IllegalArgumentException("Expected a history that fails, but it does not");
        }
        return smscoach.replay.session.Shrinker.shrink(failing, stillFails);
    }

    /** One line per record, as {@code kcat -J} prints it; bytes that are no UTF-8 are shown as {@code \xNN}. */
    public static String print(List<Input> history) {
        return RecordLines.print(history);
    }
}
