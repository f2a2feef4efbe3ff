package smscoach.cli.deadletters;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Terminal;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.options.KafkaOptions;

/** {@code coach dead-letters show}. */
@Command(
        name = "show",
        description =
                "Shows one dead letter in full: what was wrong with it, the field where one is named, its headers,"
                        + " its value, and whether the original is still there.",
        footer = "  coach dead-letters show sms-session-events-3@17")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ShowCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            paramLabel = "POSITION",
            description = "Where the original lies, as the list tells it, or where the dead letter does.")
    private String position;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    ShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Positions named = Positions.parse(List.of(position), kafka.topicPrefix());
        Cluster cluster = new Cluster(kafka);
        DeadLetter letter = named.among(new Selection().read(cluster)).getFirst();
        try (Originals originals = new Originals(cluster)) {
            var out = Terminal.writer(terminal.out());
            InFull.lines(letter, originals.at(letter.original()).isPresent()).forEach(out::println);
        }
        return ExitCode.OK.code();
    }
}
