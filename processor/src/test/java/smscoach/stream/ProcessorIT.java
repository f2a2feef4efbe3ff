package smscoach.stream;

import smscoach.broker.SharedKafka;

/** On the embedded Kafka, which every build has. */
class ProcessorIT extends ProcessorSuite {

    ProcessorIT() {
        super(start());
    }

    private static Broker start() {
        SharedKafka kafka = SharedKafka.start();
        return new Broker(kafka.bootstrapServers(), kafka::close);
    }
}
