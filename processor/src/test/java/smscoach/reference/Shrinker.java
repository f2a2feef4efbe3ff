package smscoach.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import smscoach.reference.NaiveCoach.Input;

/**
 * Cuts a failing history to one that fails no more when any single record is taken out: delta debugging, with chunks that
 * halve down to single records.
 */
public final class Shrinker {
    private Shrinker() {}

    /** The smallest history found that still fails; every history tried is given to the predicate anew. */
    public static List<Input> shrink(List<Input> failing, Predicate<List<Input>> stillFails) {
        if (!stillFails.test(failing)) {
            throw new IllegalArgumentException("Expected a history that fails, but it does not");
        }
        List<Input> smallest = List.copyOf(failing);
        int chunk = Math.max(1, smallest.size() / 2);
        while (true) {
            boolean cut = false;
            // From the end, as what happens after the failure is the easiest to be rid of.
            for (int end = smallest.size(); end > 0; end -= chunk) {
                List<Input> candidate = without(smallest, Math.max(0, end - chunk), end);
                if (stillFails.test(candidate)) {
                    smallest = candidate;
                    cut = true;
                }
            }
            if (chunk > 1) {
                chunk = (chunk + 1) / 2;
            } else if (!cut) {
                return smallest;
            }
        }
    }

    /** One line per record, as {@code kcat -J} prints it; bytes that are no UTF-8 are shown as {@code \xNN}. */
    public static String print(List<Input> history) {
        return RecordLines.print(history);
    }

    private static List<Input> without(List<Input> history, int from, int to) {
        List<Input> rest = new ArrayList<>(history.subList(0, from));
        rest.addAll(history.subList(to, history.size()));
        return List.copyOf(rest);
    }
}
