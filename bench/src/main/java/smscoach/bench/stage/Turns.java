package smscoach.bench.stage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Who is measured when. */
public final class Turns {

    private Turns() {}

    /** All of them, of whom another begins in each round: whatever changes with time meets all. */
    public static <T> List<T> of(List<T> all, int round) {
        List<T> turned = new ArrayList<>(all);
        Collections.rotate(turned, 1 - round);
        return turned;
    }
}
