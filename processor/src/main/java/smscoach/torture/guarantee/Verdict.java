package smscoach.torture.guarantee;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What came of looking at one guarantee.
 *
 * @param checked how many things were looked at
 * @param breaches how many of them break it
 * @param first a sentence on each of the first of these
 */
public record Verdict(String guarantee, String promise, long checked, long breaches, List<String> first) {

    private static final int SHOWN = 10;

    public Verdict {
        first = List.copyOf(first);
    }

    public boolean holds() {
        return breaches == 0;
    }

    /** Counts all, keeps some. */
    static final class Breaches implements Consumer<String> {

        private final List<String> first = new ArrayList<>();
        private long count;

        @Override
        public void accept(String sentence) {
            count++;
            if (first.size() < SHOWN) {
                first.add(sentence);
            }
        }

        long count() {
            return count;
        }

        List<String> first() {
            return first;
        }
    }
}
