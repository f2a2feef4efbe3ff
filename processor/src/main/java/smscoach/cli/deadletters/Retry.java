package smscoach.cli.deadletters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import smscoach.cli.base.Progress;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.send.Draft;
import smscoach.domain.Rules;
import smscoach.engine.InputRecord;

/**
 * A dead letter that is to be sent again.
 *
 * @param draft the original anew; null where it is nowhere any more
 */
record Retry(DeadLetter letter, @Nullable Draft draft, Prospect prospect) {

    private static final Prospect GONE = new Prospect(
            true, "cannot be sent: it was too large for a dead letter, and retention has taken the original");

    boolean isUseful() {
        return draft != null && !prospect.isUseless();
    }

    String line() {
        return letter.original() + "  " + letter.code() + "  " + prospect.words();
    }

    /** What would become of all of them, sent in this order. */
    record Plan(List<Retry> retries, boolean isSure) {

        static Plan make(Cluster cluster, Rules rules, List<DeadLetter> letters, Progress progress) {
            List<Optional<InputRecord>> records = records(cluster, letters);
            int partitions = Foresight.inputPartitions(cluster);
            Set<Integer> touched = records.stream()
                    .flatMap(Optional::stream)
                    .map(record -> Foresight.partition(record.key(), partitions))
                    .collect(Collectors.toSet());
            Foresight foresight = Foresight.after(cluster, rules, touched, progress);
            List<Retry> retries = new ArrayList<>();
            for (int i = 0; i < letters.size(); i++) {
                DeadLetter letter = letters.get(i);
                retries.add(records.get(i)
                        .map(record -> new Retry(letter, draft(record), foresight.of(record)))
                        .orElseGet(() -> new Retry(letter, null, GONE)));
            }
            return new Plan(retries, foresight.isComplete());
        }

        private static List<Optional<InputRecord>> records(Cluster cluster, List<DeadLetter> letters) {
            try (Originals originals = new Originals(cluster)) {
                return letters.stream()
                        .map(letter -> letter.leftOut().isPresent()
                                ? originals.at(letter.original())
                                : Optional.of(record(letter)))
                        .toList();
            }
        }
    }

    private static InputRecord record(DeadLetter letter) {
        var dead = letter.received().record();
        return new InputRecord(
                letter.original().topic(),
                letter.original().partition(),
                letter.original().offset(),
                dead.timestamp(),
                dead.key(),
                dead.value(),
                letter.originalHeaders());
    }

    private static Draft draft(InputRecord record) {
        return new Draft(record.position(), record.topic(), record.key(), record.value(), record.headers());
    }
}
