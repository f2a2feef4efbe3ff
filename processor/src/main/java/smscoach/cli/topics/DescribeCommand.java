package smscoach.cli.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import smscoach.cli.base.ExitCode;
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
        table(rows).forEach(out::println);
        return ExitCode.OK.code();
    }

    private static List<String> table(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
