package smscoach.bench.state;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import smscoach.contract.Topic;

/** The input topics, and how much of them an application has committed that it took. */
final class Inbox {

    private final Admin admin;
    private final String application;
    private final List<TopicPartition> inputs;

    Inbox(Admin admin, String application, int partitions) {
        this.admin = admin;
        this.application = application;
        this.inputs = Topic.inputs().stream()
                .flatMap(topic -> IntStream.range(0, partitions)
                        .mapToObj(partition -> new TopicPartition(topic.defaultName(), partition)))
                .toList();
    }

    long published() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest =
                inputs.stream().collect(Collectors.toMap(Function.identity(), input -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    long taken() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(application)
                .partitionsToOffsetAndMetadata()
                .get();
        return inputs.stream()
                .map(committed::get)
                .mapToLong(offset -> offset == null ? 0 : offset.offset())
                .sum();
    }

    /** Whether those who worked for the application are known to be gone. */
    boolean isLeft() throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(application)).all().get().values().stream()
                .allMatch(group -> group.members().isEmpty());
    }
}
