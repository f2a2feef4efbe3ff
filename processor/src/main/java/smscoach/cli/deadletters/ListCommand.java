package smscoach.cli.deadletters;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Terminal;
import smscoach.cli.base.Visible;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.options.KafkaOptions;

/** {@code coach dead-letters list}. */
@Command(
        name = "list",
        description =
                "Lists dead letters by their time: when the broker took the record, where it lies, of which contact"
                        + " center it is, the code, and why.",
        footer = {
            "  coach dead-letters list --code STALE",
            "  coach dead-letters list --contact-center cc-1 --from 2026-11-22T10:00:00Z --to 2026-11-22T11:00:00Z",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ListCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private Selection selection = new Selection();

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<DeadLetter> letters = selection.read(new Cluster(kafka));
        var out = Terminal.writer(terminal.out());
        letters.stream().sorted(Comparator.comparing(DeadLetter::time)).forEach(letter -> out.println(line(letter)));
        terminal.say(letters.isEmpty() ? "No dead letters." : "%,d dead letters".formatted(letters.size()));
        return ExitCode.OK.code();
    }

    static String line(DeadLetter letter) {
        return Visible.of("%s  %s  %s  %s  %s"
                .formatted(letter.time(), letter.original(), letter.contactCenter(), letter.code(), letter.reason()));
    }
}
