package smscoach.cli.reset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.tools.StreamsResetter;
import org.apache.kafka.tools.streams.StreamsGroupCommand;
import org.jspecify.annotations.Nullable;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Reasons;
import smscoach.contract.Topic;

/**
 * Kafka's own tools for starting an application over: {@code kafka-streams-application-reset.sh}, and
 * {@code kafka-streams-groups.sh} for groups of the protocol {@code streams}.
 *
 * <p>Left alone, both delete every topic whose name begins with the application id and a dash, also those of an
 * application that is called so and more. So they are told the one topic.
 */
final class KafkaTools {

    private final String bootstrapServers;
    private final Map<String, String> client;
    private final List<String> inputs;

    KafkaTools(String bootstrapServers, Map<String, String> client, String topicPrefix) {
        this.bootstrapServers = bootstrapServers;
        this.client = client;
        this.inputs = Topic.inputs().stream()
                .map(topic -> topicPrefix + topic.defaultName())
                .toList();
    }

    /**
     * Only where there is a changelog: else nothing would keep them from other applications' topics.
     *
     * @return what the tool said; it may tell of success where it did nothing
     */
    String reset(ResetPlan plan) {
        return plan.group().isOfStreams() ? resetStreams(plan) : resetClassic(plan);
    }

    private String resetClassic(ResetPlan plan) {
        return withConfig(config -> new StreamsResetter().execute(new String[] {
            "--bootstrap-server",
            bootstrapServers,
            "--command-config",
            config,
            "--application-id",
            plan.applicationId(),
            "--input-topics",
            String.join(",", inputs),
            "--internal-topics",
            plan.changelog(),
            "--to-earliest"
        }));
    }

    private String resetStreams(ResetPlan plan) {
        return withConfig(config -> StreamsGroupCommand.execute(new String[] {
            "--bootstrap-server",
            bootstrapServers,
            "--command-config",
            config,
            "--group",
            plan.applicationId(),
            "--delete-internal-topic",
            plan.changelog(),
            "--reset-offsets",
            "--all-input-topics",
            "--to-earliest",
            "--execute"
        }));
    }

    private interface Tool {
        int run(String config) throws Exception;
    }

    /** They take the settings of their admin clients from a file alone; there may be passwords among them. */
    private String withConfig(Tool tool) {
        try {
            Path config = Files.createTempFile(
                    "coach-reset",
                    ".properties",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                store(config);
                return run(() -> tool.run(config.toString()));
            } finally {
                Files.deleteIfExists(config);
            }
        } catch (IOException e) {
            throw CommandFailure.unavailable(
                    "Cannot write a temporary file for Kafka's tool: " + Reasons.of(e) + ".", e);
        }
    }

    private void store(Path file) throws IOException {
        Properties config = new Properties();
        config.putAll(client);
        try (var writer = Files.newBufferedWriter(file, UTF_8)) {
            config.store(writer, null);
        }
    }

    /** They write to standard output, which is no place for it here: what they said matters only where they failed. */
    private static String run(Callable<Integer> tool) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream heard = new PrintStream(said, true, UTF_8)) {
            System.setOut(heard);
            System.setErr(heard);
            if (tool.call() != 0) {
                throw failed(said, null);
            }
            return said.toString(UTF_8).strip();
        } catch (CommandFailure e) {
            throw e;
        } catch (Exception e) {
            throw failed(said, e);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static CommandFailure failed(ByteArrayOutputStream said, @Nullable Exception e) {
        return new CommandFailure(
                ExitCode.UNAVAILABLE,
                "Kafka's own tool could not start the processor over: "
                        + said.toString(UTF_8).strip() + (e == null ? "" : " " + e.getMessage()),
                e);
    }
}
