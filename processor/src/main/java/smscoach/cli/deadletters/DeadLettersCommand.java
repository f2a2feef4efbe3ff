package smscoach.cli.deadletters;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Terminal;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.options.KafkaOptions;

/** {@code coach dead-letters}: an overview, and the commands below it. */
@Command(
        name = "dead-letters",
        description = "Shows which records the processor could not take: how many of each code and reason, when the"
                + " first and the last, and of which contact centers. Its commands list them, show one in full, and"
                + " send some again.",
        footer = {
            "  coach dead-letters --bootstrap-servers kafka:9092",
            "  coach dead-letters list --code MALFORMED --from 2026-11-22",
            "  coach dead-letters show sms-session-events-3@17",
            "  coach dead-letters retry sms-session-events-3@17 --dry-run",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class DeadLettersCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private Selection selection = new Selection();

    private DeadLettersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    public static CommandLine withSubcommands(Terminal terminal) {
        return new CommandLine(new DeadLettersCommand(terminal))
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new ShowCommand(terminal))
                .addSubcommand(new RetryCommand(terminal));
    }

    @Override
    public Integer call() {
        List<DeadLetter> letters = selection.read(new Cluster(kafka));
        var out = Terminal.writer(terminal.out());
        Overview.lines(letters).forEach(out::println);
        terminal.say(letters.isEmpty() ? "No dead letters." : "%,d dead letters".formatted(letters.size()));
        return ExitCode.OK.code();
    }
}
