package smscoach.bench.flink;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.triggers.EventTimeTrigger;
import org.apache.flink.streaming.api.windowing.triggers.PurgingTrigger;

/** Two topics in, sorted by the brokers' times within each contact center, one topic out, exactly once. */
final class CoachingJob {

    private static final Duration SORTED_AT_ONCE = Duration.ofMillis(5);
    private static final Duration BUFFERED = Duration.ofMillis(5);

    /** What comes later than the watermark is taken at once, not dropped. */
    private static final Duration LATENESS = Duration.ofMinutes(1);

    private CoachingJob() {}

    static void define(
            StreamExecutionEnvironment environment,
            String bootstrapServers,
            String applicationId,
            String topicPrefix,
            Duration commitInterval) {
        environment.enableCheckpointing(commitInterval.toMillis(), CheckpointingMode.EXACTLY_ONCE);
        environment.getCheckpointConfig().setMinPauseBetweenCheckpoints(0);
        environment.getConfig().enableObjectReuse();
        environment.getConfig().setAutoWatermarkInterval(SORTED_AT_ONCE.toMillis());
        environment.setBufferTimeout(BUFFERED.toMillis());
        environment
                .fromSource(
                        source(bootstrapServers, applicationId, topicPrefix),
                        WatermarkStrategy.forGenerator(BrokersClock.supplier())
                                .withTimestampAssigner((step, timestamp) -> step.timestamp),
                        "commands-and-events")
                // No rule of the comparison is about messages; but they tell how far a partition is.
                .filter(step -> !"MessageSent".equals(step.type))
                .keyBy(step -> step.contactCenterId)
                .window(TumblingEventTimeWindows.of(SORTED_AT_ONCE))
                .allowedLateness(LATENESS)
                .trigger(PurgingTrigger.of(EventTimeTrigger.create()))
                .process(new Coaching())
                .uid("coaching")
                .sinkTo(sink(bootstrapServers, applicationId, topicPrefix));
    }

    private static KafkaSource<Step> source(String bootstrapServers, String group, String topicPrefix) {
        return KafkaSource.<Step>builder()
                .setBootstrapServers(bootstrapServers)
                .setGroupId(group)
                .setTopics(topicPrefix + "coach-commands", topicPrefix + "sms-session-events")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new StepReader())
                .build();
    }

    private static KafkaSink<Told> sink(String bootstrapServers, String transactions, String topicPrefix) {
        return KafkaSink.<Told>builder()
                .setBootstrapServers(bootstrapServers)
                .setRecordSerializer(new ToldWriter(topicPrefix + "supervisor-session-events"))
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(transactions)
                .setProperty("transaction.timeout.ms", "60000")
                .setProperty("linger.ms", "5")
                .build();
    }
}
