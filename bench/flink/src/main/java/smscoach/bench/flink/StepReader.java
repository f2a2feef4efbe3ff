package smscoach.bench.flink;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads both topics. */
final class StepReader implements KafkaRecordDeserializationSchema<Step> {

    private static final long serialVersionUID = 1;
    private static final ObjectReader JSON = JsonMapper.builder().build().readerFor(Step.class);

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Step> out) throws IOException {
        Step step = JSON.readValue(record.value());
        step.timestamp = record.timestamp();
        step.offset = record.offset();
        out.collect(step);
    }

    @Override
    public TypeInformation<Step> getProducedType() {
        return TypeInformation.of(Step.class);
    }
}
