package smscoach.cli.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smscoach.engine.OutputRecord;
import smscoach.replay.Received;

/**
 * What a record caused: by this rerun, and where production wrote it.
 *
 * @param position where it is; says so where it is nowhere
 */
record Produced(String position, OutputRecord record) {

    static final String NOWHERE = "(not on the topic)";

    /** What was computed, each with its place among what production wrote; each of those is used once. */
    static List<Produced> match(List<OutputRecord> computed, List<Received> written, boolean told) {
        List<Received> left = new ArrayList<>(written);
        List<Produced> all = new ArrayList<>();
        for (OutputRecord record : computed) {
            Received same = left.stream()
                    .filter(each -> isSame(each.record(), record))
                    .findFirst()
                    .orElse(null);
            left.remove(same);
            all.add(new Produced(
                    same != null
                            ? same.position()
                            : told ? NOWHERE : record.topic().defaultName(),
                    record));
        }
        return all;
    }

    /** What production wrote, and this rerun did not compute. */
    static List<Received> unexplained(List<OutputRecord> computed, List<Received> written) {
        return written.stream()
                .filter(each -> computed.stream().noneMatch(record -> isSame(each.record(), record)))
                .toList();
    }

    private static boolean isSame(OutputRecord one, OutputRecord other) {
        return one.topic() == other.topic()
                && Arrays.equals(one.key(), other.key())
                && Arrays.equals(one.value(), other.value());
    }
}
