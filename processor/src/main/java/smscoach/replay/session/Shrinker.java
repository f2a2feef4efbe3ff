package smscoach.replay.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Cuts a list to one that will not do any more when any single element is taken out: delta debugging, with chunks that
 * halve down to single elements.
 */
public final class Shrinker {

    private Shrinker() {}

    /** The smallest list found that still does; the whole one must. */
    public static <T> List<T> shrink(List<T> whole, Predicate<List<T>> does) {
        List<T> smallest = List.copyOf(whole);
        int chunk = Math.max(1, smallest.size());
        while (true) {
            boolean cut = false;
            // From the end, as what comes after what matters is the easiest to be rid of.
            for (int end = smallest.size(); end > 0; end -= chunk) {
                List<T> candidate = without(smallest, Math.max(0, end - chunk), end);
                if (does.test(candidate)) {
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

    private static <T> List<T> without(List<T> list, int from, int to) {
        List<T> rest = new ArrayList<>(list.subList(0, from));
        rest.addAll(list.subList(to, list.size()));
        return List.copyOf(rest);
    }
}
