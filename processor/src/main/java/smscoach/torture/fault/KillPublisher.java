package smscoach.torture.fault;

import smscoach.torture.stage.DyingPublisher;
import smscoach.torture.stage.Stage;

/** A publisher leaves records without commit, which must never take effect. */
final class KillPublisher implements Fault {

    @Override
    public String inflict(Stage stage) throws InterruptedException {
        DyingPublisher.liveAndDie(
                stage.kafka().bootstrapServers(),
                stage.topicPrefix(),
                stage.random().nextLong());
        stage.awaitFlow();
        return "a transactional publisher";
    }
}
