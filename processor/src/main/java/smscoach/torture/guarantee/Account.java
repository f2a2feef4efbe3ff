package smscoach.torture.guarantee;

import smscoach.domain.Outcome;

/** What became of the inputs, counted. */
public record Account(long inputs, long answered, long applied, long ignoredAsDuplicate, long deadLettered) {

    public static Account of(Evidence evidence) {
        long[] counts = new long[4];
        for (Taken taken : evidence.taken()) {
            counts[
                    switch (taken.outcome()) {
                        case Outcome.Answered ignored -> 0;
                        case Outcome.Applied ignored -> 1;
                        case Outcome.Duplicate ignored -> 2;
                        case Outcome.DeadLettered ignored -> 3;
                    }]++;
        }
        return new Account(evidence.taken().size(), counts[0], counts[1], counts[2], counts[3]);
    }
}
