package smscoach.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import smscoach.cli.base.Terminal;
import smscoach.cli.base.WorkFolder;
import smscoach.stream.Cluster;
import smscoach.topics.GuardedKafka;
import smscoach.torture.stage.Waiting;

/** A cluster, a processor on it, and somebody at a terminal who types what the runbook says. */
final class RunbookStage implements AutoCloseable {

    static final String APPLICATION = "sms-coach";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LISTENS = Pattern.compile("Health, metrics and state: (http://[^/]+)/");

    private final WorkFolder folder = WorkFolder.make("runbook-");
    private final GuardedKafka kafka = new GuardedKafka();
    private final Cluster cluster = new Cluster(kafka.openDoor());
    private CoachProcess processor;
    private String url = "http://127.0.0.1:1";

    RunbookStage(Runbook.Line create, Runbook.Line run) throws Exception {
        Run made = type(create);
        if (made.exitCode() != 0) {
            throw new AssertionError(made);
        }
        processor = CoachProcess.startAsShipped(
                folder.path(), environment(), arguments(run).toArray(String[]::new));
        Waiting.until(PATIENCE, () -> !processor.isAlive() || processor.output().contains("SMS Coach is running"));
        Matcher listens = LISTENS.matcher(processor.output());
        if (!listens.find()) {
            throw new AssertionError(processor.output());
        }
        url = listens.group(1);
        cluster.publish(RunbookHistory.commands());
        cluster.awaitAllTaken(APPLICATION, "");
        cluster.publish(RunbookHistory.events());
        cluster.awaitAllTaken(APPLICATION, "");
    }

    Admin admin() {
        return kafka.admin();
    }

    /** Stops it in order, and gives its exit code. */
    int stopProcessor() throws Exception {
        processor.terminate();
        return processor.awaitExit(PATIENCE);
    }

    String output() throws IOException {
        return processor.output();
    }

    /** One line, whichever program it calls. */
    Run type(Runbook.Line line) throws Exception {
        String program = line.words().getFirst();
        return switch (program) {
            case "./coach", "coach" -> coach(arguments(line));
            case "kafka-acls.sh" -> KafkaAcls.run(arguments(line));
            case "curl" -> program(line);
            default -> throw new AssertionError("Nobody knows how to run " + program + ": " + line);
        };
    }

    /** With a file for what comes behind '>'. What follows topics for ever does so for a moment. */
    private Run coach(List<String> words) throws IOException {
        List<String> arguments = new ArrayList<>(words);
        int to = arguments.indexOf(">");
        String file = to < 0 ? "" : arguments.get(to + 1);
        if (to >= 0) {
            arguments.subList(to, to + 2).clear();
        }
        if (arguments.getFirst().equals("tail") && !arguments.contains("--timeout")) {
            arguments.addAll(List.of("--timeout", "200ms"));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream("y\n".getBytes(UTF_8)), out, Terminal.writer(err), environment(), true);
        int exitCode = Coach.run(terminal, arguments.toArray(String[]::new));
        if (!file.isEmpty()) {
            Files.write(Path.of(file), out.toByteArray());
        }
        return new Run(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }

    private Run program(Runbook.Line line) throws Exception {
        List<String> command = new ArrayList<>(arguments(line));
        command.addFirst(line.words().getFirst());
        Process process = new ProcessBuilder(command).start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), out, err);
    }

    /** What this cluster is in place of the document's examples. One broker cannot keep three copies, and few partitions are read sooner. */
    private List<String> arguments(Runbook.Line line) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String command = line.command()
                .replace("kafka:9092", kafka.openDoor())
                .replace("localhost:9092", kafka.openDoor())
                .replace("--partitions 12", "--partitions 4")
                .replace("--timeout 5s", "--timeout 1s")
                .replace("--replication-factor 3 --min-insync-replicas 2", "--replication-factor 1")
                .replaceAll("http://127\\.0\\.0\\.1:8080|http://10\\.0\\.0\\.7:8080|(?<!/)localhost:8080", url)
                .replace("2026-11-22", today.minusDays(3).toString())
                .replace("2026-11-01", today.minusDays(20).toString())
                .replace("2026-12-01", today.plusDays(2).toString())
                .replace("--health-file FILE", "--health-file " + folder.path().resolve("health"))
                .replaceAll("\\b(\\w+\\.(?:jsonl|state|svg))\\b", Matcher.quoteReplacement(folder + "/") + "$1");
        List<String> words = List.of(command.split("\\s+"));
        return words.subList(1, words.size());
    }

    private Map<String, String> environment() {
        return Map.of(
                "COACH_BOOTSTRAP_SERVERS",
                kafka.openDoor(),
                "COACH_STATE_DIR",
                folder.path().resolve("state").toString(),
                "COACH_HEALTH_FILE",
                folder.path().resolve("health").toString(),
                // There is nobody else who could keep a copy.
                "COACH_STANDBY_REPLICAS",
                "0",
                "COACH_HTTP_PORT",
                "0",
                "COACH_URL",
                url);
    }

    @Override
    public void close() throws Exception {
        processor.close();
        cluster.close();
        kafka.close();
        folder.delete();
    }
}
