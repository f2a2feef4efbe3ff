package smscoach.history;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;
import smscoach.replay.Received;

/** Kafka's records as the engine's. */
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

    private static List<RecordHeader> headers(Headers headers) {
        List<RecordHeader> list = new ArrayList<>();
        headers.forEach(header -> list.add(new RecordHeader(header.key(), header.value())));
        return list;
    }
}
