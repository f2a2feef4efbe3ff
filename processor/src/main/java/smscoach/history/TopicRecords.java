package smscoach.history;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;
import smscoach.replay.Received;

/** Kafka's records as the engine's, and the engine's as Kafka's. */
public final class TopicRecords {

    private TopicRecords() {}

    public static InputRecord input(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        return new InputRecord(
                topic,
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                headers(record.headers()));
    }

    public static Received output(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        return new Received(
                record.partition(),
                record.offset(),
                new OutputRecord(topic, record.key(), record.value(), headers(record.headers()), record.timestamp()));
    }

    /** To be written to that topic; to the partition of its key where none is given. */
    public static ProducerRecord<byte[], byte[]> written(
            String topic, @Nullable Integer partition, OutputRecord output) {
        var record =
                new ProducerRecord<byte[], byte[]>(topic, partition, output.timestamp(), output.key(), output.value());
        for (RecordHeader header : output.headers()) {
            record.headers().add(header.name(), header.value());
        }
        return record;
    }

    private static List<RecordHeader> headers(Headers headers) {
        List<RecordHeader> list = new ArrayList<>();
        headers.forEach(header -> list.add(new RecordHeader(header.key(), header.value())));
        return list;
    }
}
