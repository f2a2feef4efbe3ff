package smscoach.bench.state;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.common.IsolationLevel;
import smscoach.bench.compare.measure.Rig;
import smscoach.contract.Topic;

/** The input topics, and how much of them an application has committed that it took. */
final class Inbox {

    private static final Set<String> INPUTS =
            Topic.inputs().stream().map(Topic::defaultName).collect(Collectors.toSet());

    private final Rig rig;
    private final String application;
    private final int partitions;

    Inbox(Rig rig, String application, int partitions) {
        this.rig = rig;
        this.application = application;
        this.partitions = partitions;
    }

    long published() throws ExecutionException, InterruptedException {
        return rig.ends(INPUTS, partitions, IsolationLevel.READ_UNCOMMITTED).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    long taken() throws ExecutionException, InterruptedException {
        return rig
                .admin()
                .listConsumerGroupOffsets(application)
                .partitionsToOffsetAndMetadata()
                .get()
                .entrySet()
                .stream()
                .filter(committed -> INPUTS.contains(committed.getKey().topic()))
                .mapToLong(committed -> committed.getValue().offset())
                .sum();
    }

    /** Whether those who worked for the application are known to be gone. */
    boolean isLeft() throws ExecutionException, InterruptedException {
        return rig.admin().describeConsumerGroups(List.of(application)).all().get().values().stream()
                .allMatch(group -> group.members().isEmpty());
    }
}
