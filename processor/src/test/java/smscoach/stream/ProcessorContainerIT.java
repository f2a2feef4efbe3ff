package smscoach.stream;

import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.kafka.KafkaContainer;

/** On the published image of Kafka, where a Docker engine answers; where none does it is skipped, and says so. */
@ExtendWith(ContainersCanRun.class)
class ProcessorContainerIT extends ProcessorSuite {

    ProcessorContainerIT() {
        super(start());
    }

    private static Broker start() {
        KafkaContainer kafka = new KafkaContainer(ContainersCanRun.KAFKA);
        kafka.start();
        return new Broker(kafka.getBootstrapServers(), kafka::stop);
    }
}
