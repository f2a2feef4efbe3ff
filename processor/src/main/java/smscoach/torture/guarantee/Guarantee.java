package smscoach.torture.guarantee;

import java.util.List;
import java.util.function.Consumer;

/** One promise, and how to tell from the evidence of a run whether it was kept. */
public sealed interface Guarantee permits NoLoss, NoDuplicate, PerKeyOrder, ByteEqual, Accounted, Confined {

    /** All of them, in the order in which a report tells of them. */
    static List<Guarantee> all() {
        return List.of(
                new NoLoss(), new NoDuplicate(), new PerKeyOrder(), new ByteEqual(), new Accounted(), new Confined());
    }

    default String name() {
        return getClass().getSimpleName();
    }

    /** The promise, in a sentence. */
    String promise();

    /**
     * Looks at the evidence.
     *
     * @param violations is given a sentence for each breach
     * @return how many things were looked at
     */
    long check(Evidence evidence, Consumer<String> violations);

    /** Looks at the evidence, and keeps the first breaches. */
    default Verdict judge(Evidence evidence) {
        Verdict.Breaches breaches = new Verdict.Breaches();
        long checked = check(evidence, breaches);
        return new Verdict(name(), promise(), checked, breaches.count(), breaches.first());
    }
}
