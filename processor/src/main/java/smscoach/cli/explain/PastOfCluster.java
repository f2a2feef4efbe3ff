package smscoach.cli.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import smscoach.cli.cluster.Cluster;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.history.TopicHistory;
import smscoach.replay.Received;
import smscoach.stream.CoachStreams;

/** The topics of a cluster. */
final class PastOfCluster implements Past {

    private final Cluster cluster;
    private final TopicHistory history;

    PastOfCluster(Cluster cluster) {
        this.cluster = cluster;
        try {
            this.history = cluster.history();
        } catch (RuntimeException e) {
            throw cluster.failure(e);
        }
    }

    @Override
    public void inputs(Consumer<InputRecord> each) {
        try {
            history.inputs(each);
        } catch (KafkaException e) {
            throw cluster.failure(e);
        }
    }

    @Override
    public Map<String, List<Received>> caused(Set<String> positions) {
        Map<String, List<Received>> found = new HashMap<>();
        try {
            history.outputs(Topic.outputs(), received -> {
                String cause = received.record().header(HeaderNames.CAUSATION_POSITION);
                if (cause != null && positions.contains(cause)) {
                    found.computeIfAbsent(cause, position -> new ArrayList<>()).add(received);
                }
            });
        } catch (KafkaException e) {
            throw cluster.failure(e);
        }
        return found;
    }

    @Override
    public boolean tellsOutputs() {
        return true;
    }

    @Override
    public KeyPlacement placement() {
        return CoachStreams.placementAmong(history.inputPartitions());
    }

    @Override
    public List<String> remarks(String contactCenterId) {
        byte[] key = contactCenterId.getBytes(UTF_8);
        KeyPlacement placement = placement();
        return history.eaten().entrySet().stream()
                .filter(eaten -> placement.belongs(key, eaten.getKey().partition()))
                .sorted(Comparator.comparing(eaten -> eaten.getKey().topic()))
                .map(eaten -> remark(eaten.getKey(), eaten.getValue()))
                .toList();
    }

    private static String remark(TopicPartition of, long first) {
        return "Retention has eaten the beginning of " + of + ": the first record left is " + of + "@" + first
                + ". What was decided by earlier ones is not known here.";
    }
}
