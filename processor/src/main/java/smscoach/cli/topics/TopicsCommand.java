package smscoach.cli.topics;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import smscoach.cli.base.Terminal;

/** {@code coach topics}: the nine topics of the contract. */
@Command(
        name = "topics",
        description =
                "Creates the nine topics with the settings of the contract, checks them, shows them, or tells who needs"
                        + " which rights on them.",
        footer = {
            "  coach topics create --bootstrap-servers kafka:9092 --partitions 12 --replication-factor 3",
            "  coach topics check --bootstrap-servers kafka:9092",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class TopicsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private TopicsCommand() {}

    public static CommandLine withSubcommands(Terminal terminal) {
        return new CommandLine(new TopicsCommand())
                .addSubcommand(new CreateCommand(terminal))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new DescribeCommand(terminal))
                .addSubcommand(new AclCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Which one: topics create, topics check, topics describe or topics acl?");
    }
}
