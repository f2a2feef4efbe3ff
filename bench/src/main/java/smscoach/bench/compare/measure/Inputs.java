package smscoach.bench.compare.measure;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import smscoach.bench.compare.check.Expected;
import smscoach.bench.compare.input.Workload;
import smscoach.contract.Topic;

/**
 * The records that wait in topics for every contender, and what is to become of them.
 *
 * @param records in all
 * @param expected what contenders must write
 */
public record Inputs(long records, Expected expected) {

    /** Where records wait on so many partitions. */
    public static String prefix(int partitions) {
        return "p" + partitions + ".";
    }

    /** The topics that all measurements read, and none may delete. */
    public static Set<String> topics(Set<Integer> partitions) {
        Set<String> topics = new TreeSet<>();
        partitions.forEach(count -> Topic.inputs().forEach(topic -> topics.add(prefix(count) + topic.defaultName())));
        return topics;
    }

    /** Publishes the same records to topics of each number of partitions. */
    public static Inputs publish(String servers, Workload workload, Set<Integer> partitions)
            throws InterruptedException {
        Expected expected = new Expected();
        List<String> prefixes = partitions.stream().map(Inputs::prefix).toList();
        try (Feed feed = new Feed(servers, prefixes, expected::take)) {
            while (workload.hasNext()) {
                feed.send(workload.next());
            }
        }
        return new Inputs(expected.copied().count(), expected);
    }
}
