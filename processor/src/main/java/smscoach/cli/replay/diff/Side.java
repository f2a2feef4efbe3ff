package smscoach.cli.replay.diff;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import smscoach.cli.cluster.Cluster;
import smscoach.contract.Topic;
import smscoach.history.TopicRecords;

/** The outputs of one prefix, a partition at a time, up to where they ended when it was opened. */
final class Side implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<Topic, List<TopicPartition>> topics;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> begins;
    private final Map<TopicPartition, Long> ends;
    private TopicPartition at = new TopicPartition("", 0);
    private Topic topic = Topic.COACH_REPLIES;
    private long begin;
    private long end;

    Side(Cluster cluster) {
        topics = cluster.requirePartitions(Topic.outputs());
        consumer = cluster.consumer();
        List<TopicPartition> all =
                topics.values().stream().flatMap(List::stream).toList();
        begins = consumer.beginningOffsets(all);
        ends = consumer.endOffsets(all);
    }

    int partitions(Topic which) {
        return topics.getOrDefault(which, List.of()).size();
    }

    void open(Topic which, int partition) {
        topic = which;
        at = topics.getOrDefault(which, List.of()).get(partition);
        begin = begins.getOrDefault(at, 0L);
        end = ends.getOrDefault(at, 0L);
        consumer.assign(Set.of(at));
        consumer.seek(at, begin);
    }

    boolean isComplete() {
        return consumer.position(at) >= end;
    }

    /** Whether retention has taken its first records. */
    boolean isEaten() {
        return begin > 0;
    }

    List<Output> next() {
        List<Output> outputs = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            if (record.offset() < end) {
                outputs.add(Output.of(TopicRecords.output(topic, record)));
            }
        }
        return outputs;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
