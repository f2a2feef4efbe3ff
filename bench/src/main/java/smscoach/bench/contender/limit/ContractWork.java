package smscoach.bench.contender.limit;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import smscoach.bench.contender.Setup;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.KeyPlacement;
import smscoach.history.TopicRecords;

/** Decides by the processor's own engine, and writes all that the contract says, over hash maps of which nothing is kept. */
public final class ContractWork implements Work {

    private final Setup setup;
    private final Engine engine;

    public ContractWork(Setup setup) {
        this.setup = setup;
        this.engine = new Engine(Rules.AS_SHIPPED, new InMemoryStates(), KeyPlacement.UNKNOWN, setup.topicPrefix());
    }

    @Override
    public boolean wantsOrder() {
        return true;
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> record, Consumer<ProducerRecord<byte[], byte[]>> out) {
        Topic input = record.topic().equals(setup.commands()) ? Topic.COACH_COMMANDS : Topic.SMS_SESSION_EVENTS;
        var unused = engine.take(
                TopicRecords.input(input, record),
                output -> out.accept(TopicRecords.written(setup.nameOf(output.topic()), null, output)));
    }
}
