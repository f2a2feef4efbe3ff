package smscoach.cli.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
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

    /** @param reading is told how far it is */
    PastOfCluster(Cluster cluster, TopicHistory.Reading reading) {
        this.cluster = cluster;
        try {
            this.history = cluster.history();
            history.tell(reading);
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
        Stream<String> eaten = history.eaten().entrySet().stream()
                .filter(each -> placement.belongs(key, each.getKey().partition()))
                .sorted(Comparator.comparing(each -> each.getKey().topic()))
                .map(each -> remark(each.getKey(), each.getValue()));
        Stream<String> guessed = history.guessed().entrySet().stream()
                .filter(each -> each.getValue() > 0 && placement.belongs(key, each.getKey()))
                .map(each -> guess(each.getKey(), each.getValue()));
        return Stream.concat(eaten, guessed).toList();
    }

    private static String guess(int partition, long commands) {
        return ("The order is guessed: of %,d command%s of partition %d, no reply or dead letter tells any more, or yet,"
                        + " between which session events it was taken. The times of the records say where it stands.")
                .formatted(commands, commands == 1 ? "" : "s", partition);
    }

    private static String remark(TopicPartition of, long first) {
        return "Retention has eaten the beginning of " + of + ": the first record left is " + of + "@" + first
                + ". What was decided by earlier ones is not known here.";
    }
}
