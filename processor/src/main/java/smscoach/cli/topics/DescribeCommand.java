package smscoach.cli.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Table;
import smscoach.cli.base.Terminal;
import smscoach.cli.options.KafkaOptions;
import smscoach.topics.TopicPlan;
import smscoach.topics.TopicRow;

/** {@code coach topics describe}. */
@Command(
        name = "describe",
        description =
                "Shows the topics as they are: who writes, key, partitions, policy, and how many records they hold.",
        footer = "  coach topics describe --bootstrap-servers kafka:9092")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DescribeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    DescribeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        TopicPlan plan = TopicPlan.asFound(kafka.topicPrefix());
        List<List<String>> rows = new ArrayList<>();
        rows.add(TopicRow.headings());
        TopicCommands.with(kafka, admin -> admin.describe(plan)).forEach(row -> rows.add(row.cells()));
        var out = Terminal.writer(terminal.out());
        Table.of(rows).forEach(out::println);
        return ExitCode.OK.code();
    }
}
