package smscoach.replay.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The records of one output partition that one input partition caused: in production's order on both sides, so that the
 * heads of two queues are all that must be looked at. What came of other input partitions lies between them on the
 * topic, in an order that says nothing.
 */
final class Lane {

    private final Deque<Expected> expected = new ArrayDeque<>();
    private final Deque<Found> found = new ArrayDeque<>();
    private final Part where;
    private boolean begun;

    Lane(Part where) {
        this.where = where;
    }

    void add(Expected record) {
        expected.add(record);
    }

    void add(Found record) {
        found.add(record);
    }

    int waitingExpected() {
        return expected.size();
    }

    int waitingFound() {
        return found.size();
    }

    /**
     * Compares what can be compared. All that an input causes must have been added, or nothing of it.
     *
     * @param allFound whether the output partition is read to its end
     * @param allTaken whether the input partition is
     */
    void advance(Frontier frontier, boolean allFound, boolean allTaken, Judge judge) {
        boolean more = true;
        while (more) {
            Expected e = expected.peek();
            Found f = found.peek();
            if (e == null || f == null) {
                more = one(e, f, frontier, allFound, allTaken, judge);
            } else if (e.isCausedBy(f.cause())) {
                more = same(e, f, allFound, judge);
            } else if (e.comesAfter(f.cause())) {
                judge.extra(found.remove());
                begun = true;
            } else {
                judge.missing(where, expected.remove(), begun);
            }
        }
    }

    private boolean one(
            @Nullable Expected e,
            @Nullable Found f,
            Frontier frontier,
            boolean allFound,
            boolean allTaken,
            Judge judge) {
        if (e != null && allFound) {
            judge.missing(where, expected.remove(), begun);
            return true;
        }
        if (f != null && (allTaken || frontier.isPast(f.cause()))) {
            judge.extra(found.remove());
            begun = true;
            return true;
        }
        return false;
    }

    /** Both heads have one cause. */
    private boolean same(Expected e, Found f, boolean allFound, Judge judge) {
        if (e.record().isIdenticalTo(f.received().record())) {
            expected.remove();
            found.remove();
            begun = true;
            judge.identical(where, e);
            return true;
        }
        boolean complete = allFound || !found.getLast().cause().equals(f.cause());
        if (complete) {
            begun = true;
            settle(e, f, judge);
        }
        return complete;
    }

    /** All of one cause, where they do not simply agree one by one. */
    private void settle(Expected first, Found firstFound, Judge judge) {
        List<Expected> theirs = new ArrayList<>();
        while (!expected.isEmpty() && expected.element().isCausedBy(firstFound.cause())) {
            theirs.add(expected.remove());
        }
        List<Found> ours = new ArrayList<>();
        while (!found.isEmpty() && first.isCausedBy(found.element().cause())) {
            ours.add(found.remove());
        }
        pairIdentical(theirs, ours, judge);
        Map<Integer, Found> pairs = new HashMap<>();
        pair(theirs, ours, pairs, (e, f) -> Numbering.shift(theirs.get(e), f) != null);
        pair(
                theirs,
                ours,
                pairs,
                (e, f) -> theirs.get(e).isLike(f.received().record())
                        && pairs.entrySet().stream()
                                .noneMatch(pair -> pair.getValue().hasKeyOf(f)
                                        && (pair.getKey() < e)
                                                != pair.getValue().isBefore(f)));
        for (int e = 0; e < theirs.size(); e++) {
            Found f = pairs.get(e);
            if (f == null) {
                judge.missing(where, theirs.get(e), true);
            } else {
                while (!ours.isEmpty() && ours.getFirst().isBefore(f)) {
                    judge.extra(ours.removeFirst());
                }
                Long shift = Numbering.shift(theirs.get(e), f);
                if (shift == null) {
                    judge.different(theirs.get(e), f);
                } else {
                    judge.renumbered(theirs.get(e), f, shift);
                }
            }
        }
        ours.forEach(judge::extra);
    }

    /** Gives each that has none yet the first that goes with it, and takes that away. */
    private static void pair(
            List<Expected> expected,
            List<Found> found,
            Map<Integer, Found> pairs,
            BiPredicate<Integer, Found> goTogether) {
        for (int i = 0; i < expected.size(); i++) {
            int e = i;
            if (!pairs.containsKey(e)) {
                found.stream().filter(f -> goTogether.test(e, f)).findFirst().ifPresent(f -> {
                    pairs.put(e, f);
                    found.remove(f);
                });
            }
        }
    }

    private void pairIdentical(List<Expected> expected, List<Found> found, Judge judge) {
        long last = -1;
        for (Iterator<Expected> each = expected.iterator(); each.hasNext(); ) {
            Expected e = each.next();
            for (Found f : found) {
                if (e.record().isIdenticalTo(f.received().record())) {
                    if (f.received().offset() < last) {
                        judge.outOfOrder(e, f);
                    } else {
                        judge.identical(where, e);
                    }
                    last = Math.max(last, f.received().offset());
                    each.remove();
                    found.remove(f);
                    break;
                }
            }
        }
    }
}
