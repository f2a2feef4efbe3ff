package smscoach.torture.fault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Deals the kinds of faults in random order, and each as often as the others. */
public final class FaultDeck {

    private final List<FaultKind> kinds;
    private final Random random;
    private final List<FaultKind> left = new ArrayList<>();

    /** A deck of these kinds. */
    public FaultDeck(Collection<FaultKind> kinds, Random random) {
        this.kinds = List.copyOf(kinds);
        this.random = random;
    }

    public FaultKind next() {
        if (left.isEmpty()) {
            left.addAll(kinds);
            Collections.shuffle(left, random);
        }
        return left.removeLast();
    }
}
