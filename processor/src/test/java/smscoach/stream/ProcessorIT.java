package smscoach.stream;

import smscoach.broker.EmbeddedKafka;

/** On the embedded Kafka, which every build has. */
class ProcessorIT extends ProcessorSuite {

    ProcessorIT() {
        super(start());
    }

    private static Broker start() {
        EmbeddedKafka kafka = EmbeddedKafka.builder().start();
        return new Broker(kafka.bootstrapServers(), kafka::close);
    }
}
