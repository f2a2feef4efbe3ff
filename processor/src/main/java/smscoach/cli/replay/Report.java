package smscoach.cli.replay;

import java.util.ArrayList;
import java.util.List;
import smscoach.cli.base.ExitCode;
import smscoach.replay.compare.Outcome;

/**
 * What a comparison came to.
 *
 * @param taken how many inputs were replayed
 * @param doubts what cannot be known, a sentence each
 */
record Report(Outcome outcome, long taken, List<String> doubts) {

    Report {
        doubts = List.copyOf(doubts);
    }

    /** Where nothing is certainly different, but something may be, nobody may take it for identical. */
    ExitCode exitCode() {
        if (outcome.certain() > 0) {
            return ExitCode.DIFFERENT;
        }
        return outcome.doubtful() > 0 ? ExitCode.UNAVAILABLE : ExitCode.OK;
    }

    String sentence() {
        if (outcome.differences() == 0) {
            return "identical: %,d records".formatted(outcome.identical());
        }
        String renumbered = outcome.renumbered() == 0
                ? ""
                : "; with other numbers than before, and else the same: %,d".formatted(outcome.renumbered());
        return "%s: %,d records (%,d otherwise, %,d missing, %,d too many, %,d out of order)%s; identical: %,d"
                .formatted(
                        outcome.certain() > 0 ? "different" : "cannot tell",
                        outcome.real(),
                        outcome.different(),
                        outcome.missing(),
                        outcome.extra(),
                        outcome.outOfOrder(),
                        renumbered,
                        outcome.identical());
    }

    /** What an outcome alone says of what it does not know. */
    static List<String> doubts(Outcome outcome) {
        List<String> doubts = new ArrayList<>();
        if (outcome.compacted() > 0) {
            doubts.add("%,d records of compacted topics are not there any more, and could not be checked."
                    .formatted(outcome.compacted()));
        }
        if (outcome.gone() > 0) {
            doubts.add("%,d outputs are not there any more, by retention, and could not be checked."
                    .formatted(outcome.gone()));
        }
        if (outcome.causesGone() > 0) {
            doubts.add("%,d outputs have causes before the beginning, and could not be checked."
                    .formatted(outcome.causesGone()));
        }
        if (outcome.later() > 0) {
            doubts.add("%,d outputs came of inputs that were taken meanwhile.".formatted(outcome.later()));
        }
        return doubts;
    }
}
