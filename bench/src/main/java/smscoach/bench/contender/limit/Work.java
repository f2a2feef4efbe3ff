package smscoach.bench.contender.limit;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What a loop does with each record. */
public interface Work {

    /** Whether records of the two inputs must come in the order of the brokers' times. */
    boolean wantsOrder();

    void take(ConsumerRecord<byte[], byte[]> record, Consumer<ProducerRecord<byte[], byte[]>> out);
}
