package smscoach.cli.topics;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Terminal;
import smscoach.cli.options.KafkaOptions;
import smscoach.topics.AclCommands;
import smscoach.topics.Role;

/** {@code coach topics acl}. */
@Command(
        name = "acl",
        description =
                "Prints the commands that grant a role the rights that it cannot do without, and changes nothing.",
        footer = {
            "  coach topics acl processor --bootstrap-servers kafka:9092 --principal User:coach",
            "  coach topics acl customer-channel --bootstrap-servers kafka:9092 --principal User:sms --group sms-out",
            "  coach topics acl replayer --principal User:ops --group prod-coach --topic-prefix prod. --to-prefix new.",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AclCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "ROLE",
            completionCandidates = Titles.class,
            description = "${COMPLETION-CANDIDATES}.")
    private String role;

    @Option(
            names = "--principal",
            paramLabel = "TYPE:NAME",
            required = true,
            description = "Who gets the rights, as Kafka names him: User:coach.")
    private String principal;

    @Option(
            names = "--group",
            paramLabel = "ID",
            description = "The consumer group of whoever is in one; the --application-id of the processor for the"
                    + " processor, the resetter, the replayer and the coach-gateway. Default: sms-coach for these, else"
                    + " the role.")
    private @Nullable String group;

    @Option(
            names = "--to-prefix",
            paramLabel = "PREFIX",
            defaultValue = Role.SHADOW,
            description = "Of the replayer: where it writes. Default: ${DEFAULT-VALUE}")
    private String toPrefix;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    AclCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Role known = Role.titled(role)
                .orElseThrow(() -> CommandFailure.usage("There is no role '" + role + "'. Take one of "
                        + titles().stream().collect(Collectors.joining(", ")) + "."));
        String named = group == null ? known.defaultGroup() : group;
        var rights = known == Role.REPLAYER
                ? Role.ofReplayer(kafka.topicPrefix(), named, toPrefix)
                : known.rights(kafka.topicPrefix(), named);
        var out = Terminal.writer(terminal.out());
        AclCommands.grant(kafka.bootstrapServers(), principal, rights).forEach(out::println);
        return ExitCode.OK.code();
    }

    private static List<String> titles() {
        return Arrays.stream(Role.values()).map(Role::title).toList();
    }

    private static final class Titles implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return titles().iterator();
        }
    }
}
