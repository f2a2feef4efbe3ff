package smscoach.history;

import java.util.Map;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import smscoach.contract.Topic;
import smscoach.engine.OutputRecord;
import smscoach.replay.compare.Placement;

/** Where the processor puts an output: by its key, dead letters by the partition of their input. */
public record KafkaPlacement(Map<Topic, Integer> partitionCounts) implements Placement {

    public KafkaPlacement {
        partitionCounts = Map.copyOf(partitionCounts);
    }

    @Override
    public int partition(OutputRecord output, int inputPartition) {
        int count = partitionCounts.getOrDefault(output.topic(), 1);
        byte[] key = output.key();
        return output.topic() == Topic.COACH_DEAD_LETTERS || key == null
                ? inputPartition % count
                : BuiltInPartitioner.partitionForKey(key, count);
    }
}
