package smscoach.torture.fault;

import java.time.Duration;
import smscoach.broker.KafkaNode;
import smscoach.torture.stage.Stage;

/** A broker lives and believes that it leads, but nobody hears it: the others choose another. */
final class IsolateBroker implements Fault {

    @Override
    public String inflict(Stage stage) throws InterruptedException {
        KafkaNode node = stage.aLeader();
        node.isolate();
        try {
            stage.pauseBetween(Duration.ofSeconds(12), Duration.ofSeconds(20));
            stage.awaitFlow();
        } finally {
            node.heal();
        }
        stage.awaitReplicas();
        return "broker " + node.id();
    }
}
