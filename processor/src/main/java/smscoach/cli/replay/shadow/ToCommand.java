package smscoach.cli.replay.shadow;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Progress;
import smscoach.cli.base.Terminal;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.options.KafkaOptions;
import smscoach.cli.options.RulesOptions;
import smscoach.topics.Right;
import smscoach.topics.Role;
import smscoach.topics.StartupException;

/** {@code coach replay to}. */
@Command(
        name = "to",
        description = {
            "Reads production's inputs in the order in which production took them, and writes what they give now into"
                    + " output topics under another prefix. Production's own topics are only read.",
            "Whatever ends it, the next run goes on where the last transaction ended, with nothing lost and nothing"
                    + " twice. Run it again to catch up with production; compare with 'coach replay diff'.",
        },
        footer = {
            "  coach replay to --to-prefix shadow. --bootstrap-servers kafka:9092",
            "  coach replay to --topic-prefix prod. --to-prefix shadow.",
            "  coach replay to --to-prefix shadow-1h. --horizon 1h",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ToCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--to-prefix",
            paramLabel = "PREFIX",
            description = "What stands before the names of the topics to write, which are created where they are"
                    + " missing; never production's. Without it, a --topic-prefix on the command line means this, and"
                    + " production's is that of the environment or the file, else none.")
    private @Nullable String toPrefix;

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            defaultValue = "sms-coach",
            description = "That of production's processor: what it has not taken yet is not replayed."
                    + " Default: ${DEFAULT-VALUE}.")
    private String applicationId;

    @Option(
            names = "--transaction-inputs",
            paramLabel = "COUNT",
            defaultValue = "1000",
            description = "How many inputs' outputs are written in a transaction. Default: ${DEFAULT-VALUE}.")
    private int transactionInputs;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private RulesOptions rules = new RulesOptions();

    public ToCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (transactionInputs < 1) {
            throw CommandFailure.usage("--transaction-inputs must be at least 1.");
        }
        Prefixes prefixes = Prefixes.of(spec, kafka, toPrefix);
        Cluster production = new Cluster(kafka, prefixes.production());
        Cluster shadow = new Cluster(kafka, prefixes.shadow());
        terminal.say("From %scoach-commands and %ssms-session-events into the outputs under %s."
                .formatted(prefixes.production(), prefixes.production(), prefixes.shadow()));
        try {
            replay(production, shadow);
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw CommandFailure.unavailable(
                    "Another replay writes under '" + prefixes.shadow() + "' now, so this one ended.", e);
        } catch (StartupException e) {
            throw e;
        } catch (RuntimeException e) {
            throw production.failure(e);
        }
        return ExitCode.OK.code();
    }

    private void replay(Cluster production, Cluster shadow) {
        long began = System.nanoTime();
        List<Right> rights = Role.ofReplayer(production.topicPrefix(), applicationId, shadow.topicPrefix());
        production.requireRights(rights);
        ShadowTopics found = new ShadowTopics(production, shadow);
        found.requireNoInputs();
        var topics = found.create();
        // Of what did not exist nobody could tell.
        production.requireRights(rights);
        try (ShadowWriter writer = new ShadowWriter(shadow, transactionInputs);
                Progress progress = new Progress(terminal)) {
            ShadowPositions positions = ShadowPositions.of(shadow);
            if (positions.isEmpty()) {
                ShadowTopics.requireEmpty(shadow, topics);
            }
            Taken taken = Taken.by(applicationId, production);
            if (!taken.isKnown()) {
                terminal.say("The group " + applicationId + " has taken nothing, so all inputs are replayed, in the"
                        + " order that the outputs and the brokers' times tell.");
            }
            var history = production.history();
            warnOf(history.eaten());
            ShadowRun run = new ShadowRun(production, rules.rules(), taken, history, positions, writer, topics);
            run.run(progress);
            progress.close();
            terminal.say("%,d inputs, of which %,d were there already; %,d outputs written, in %.1f s"
                    .formatted(
                            run.read(), run.read() - run.fresh(), writer.written(), (System.nanoTime() - began) / 1e9));
        }
    }

    private void warnOf(Map<TopicPartition, Long> eaten) {
        if (!eaten.isEmpty()) {
            terminal.say("The first records of " + eaten.keySet().iterator().next()
                    + (eaten.size() > 1 ? " and " + (eaten.size() - 1) + " more partitions" : "")
                    + " are gone, so production began with a state that this replay does not have: outputs will"
                    + " differ where it mattered.");
        }
    }
}
