package smscoach.bench.contender.limit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import smscoach.bench.contender.Setup;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;

/** Decides by the processor's own engine, and writes all that the contract says, over hash maps of which nothing is kept. */
public final class ContractWork implements Work {

    private final Engine engine;
    private final Map<String, Topic> inputs;
    private final Map<Topic, String> outputs = new HashMap<>();

    public ContractWork(Setup setup) {
        this.engine = new Engine(Rules.AS_SHIPPED, new InMemoryStates(), KeyPlacement.UNKNOWN, setup.topicPrefix());
        this.inputs = Topic.inputs().stream()
                .collect(Collectors.toMap(topic -> setup.topicPrefix() + topic.defaultName(), topic -> topic));
        Topic.outputs().forEach(topic -> outputs.put(topic, setup.topicPrefix() + topic.defaultName()));
    }

    @Override
    public boolean wantsOrder() {
        return true;
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> record, Consumer<ProducerRecord<byte[], byte[]>> out) {
        InputRecord input = new InputRecord(
                Objects.requireNonNull(inputs.get(record.topic())),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                headers(record.headers()));
        var unused = engine.take(input, output -> out.accept(written(output)));
    }

    private ProducerRecord<byte[], byte[]> written(OutputRecord output) {
        List<Header> headers = new ArrayList<>(output.headers().size());
        for (RecordHeader header : output.headers()) {
            headers.add(new org.apache.kafka.common.header.internals.RecordHeader(header.name(), header.value()));
        }
        return new ProducerRecord<>(
                outputs.get(output.topic()), null, timestamp(output), output.key(), output.value(), headers);
    }

    private static List<RecordHeader> headers(Headers headers) {
        List<RecordHeader> list = new ArrayList<>();
        for (Header header : headers) {
            list.add(new RecordHeader(header.key(), header.value()));
        }
        return list;
    }

    /** Records that never were in Kafka have none. */
    private static Long timestamp(OutputRecord output) {
        return Math.max(0, output.timestamp());
    }
}
