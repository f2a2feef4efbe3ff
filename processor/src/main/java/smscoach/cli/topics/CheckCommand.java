package smscoach.cli.topics;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import smscoach.cli.base.Terminal;
import smscoach.cli.options.KafkaOptions;
import smscoach.topics.TopicPlan;

/** {@code coach topics check}. */
@Command(
        name = "check",
        description = "Compares the topics with the contract and changes nothing. Exit code 1 where a processor would"
                + " refuse to start.",
        footer = "  coach topics check --bootstrap-servers kafka:9092 --topic-prefix prod.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        TopicPlan plan = TopicPlan.asFound(kafka.topicPrefix());
        return TopicCommands.tell(terminal, TopicCommands.with(kafka, admin -> admin.check(plan)));
    }
}
