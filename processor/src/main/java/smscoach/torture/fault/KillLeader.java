package smscoach.torture.fault;

import smscoach.broker.KafkaNode;
import smscoach.torture.stage.Stage;

/** A broker is gone from one moment to the next, and comes back with what its disk held. */
final class KillLeader implements Fault {

    @Override
    public String inflict(Stage stage) throws InterruptedException {
        KafkaNode node = stage.aLeader();
        node.kill();
        stage.awaitFlow();
        node.restart();
        stage.awaitReplicas();
        return "broker " + node.id();
    }
}
