package smscoach.cli.replay.diff;

import java.util.List;
import org.apache.kafka.common.TopicPartition;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.replay.shadow.ShadowPositions;
import smscoach.contract.Topic;

/** How far the shadows among the two sides were replayed: what production made of later inputs is not missing there. */
record Bound(List<ShadowPositions> shadows, String inputPrefix) {

    static Bound of(Cluster left, Cluster right) {
        List<ShadowPositions> shadows = List.of(ShadowPositions.of(left), ShadowPositions.of(right)).stream()
                .filter(positions -> !positions.isEmpty())
                .toList();
        String prefix = shadows.stream()
                .flatMap(positions -> positions.committed().keySet().stream())
                .findFirst()
                .map(Bound::prefixOf)
                .orElse("");
        return new Bound(shadows, prefix);
    }

    boolean includes(Cause cause) {
        TopicPartition input = new TopicPartition(inputPrefix + cause.topic().defaultName(), cause.partition());
        return shadows.stream().allMatch(positions -> positions.include(input, cause.offset()));
    }

    private static String prefixOf(TopicPartition input) {
        return Topic.inputs().stream()
                .map(Topic::defaultName)
                .filter(input.topic()::endsWith)
                .findFirst()
                .map(name -> input.topic().substring(0, input.topic().length() - name.length()))
                .orElse("");
    }
}
