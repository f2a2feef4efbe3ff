package smscoach.cli.topics;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Terminal;
import smscoach.cli.options.KafkaOptions;
import smscoach.topics.TopicAdmin;
import smscoach.topics.TopicResult;

/** What the commands about topics share. */
final class TopicCommands {

    private TopicCommands() {}

    static <T> T with(KafkaOptions kafka, Function<TopicAdmin, T> action) {
        Admin admin;
        try {
            admin = Admin.create(kafka.client());
        } catch (KafkaException e) {
            throw CommandFailure.unavailable(
                    "Cannot reach Kafka at " + kafka.bootstrapServers() + ": "
                            + (e.getCause() == null ? e : e.getCause()).getMessage() + ".",
                    e);
        }
        try {
            return action.apply(new TopicAdmin(admin, kafka.bootstrapServers()));
        } finally {
            admin.close(Duration.ofSeconds(5));
        }
    }

    /** One line a topic, then what is not as it should be; the exit code says whether a processor would start. */
    static int tell(Terminal terminal, List<TopicResult> results) {
        int width = results.stream().mapToInt(r -> r.name().length()).max().orElse(0);
        for (TopicResult result : results) {
            terminal.say(String.format(
                    "%-" + width + "s  %s",
                    result.name(),
                    result.outcome().name().toLowerCase(Locale.ROOT)));
        }
        for (TopicResult result : results) {
            result.fixed().forEach(d -> terminal.say("fixed: " + d.sentence()));
            result.differences().forEach(d -> terminal.say(d.severity() + ": " + d.sentence()));
        }
        boolean refused = results.stream().anyMatch(TopicResult::isRefused);
        return (refused ? ExitCode.DIFFERENT : ExitCode.OK).code();
    }
}
