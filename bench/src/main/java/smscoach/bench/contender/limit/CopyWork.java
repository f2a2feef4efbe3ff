package smscoach.bench.contender.limit;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import smscoach.bench.contender.Setup;

/** Passes bytes on. */
public final class CopyWork implements Work {

    private final String outputs;

    public CopyWork(Setup setup) {
        this.outputs = setup.outputs();
    }

    @Override
    public boolean wantsOrder() {
        return false;
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> record, Consumer<ProducerRecord<byte[], byte[]>> out) {
        out.accept(new ProducerRecord<>(outputs, record.key(), record.value()));
    }
}
