package smscoach.bench.flink;

import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes the output records. */
final class ToldWriter implements KafkaRecordSerializationSchema<Told> {

    private static final long serialVersionUID = 1;

    private final String topic;

    ToldWriter(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Told told, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(topic, told.key, told.value);
    }
}
