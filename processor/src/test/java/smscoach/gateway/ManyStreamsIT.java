package smscoach.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import smscoach.broker.SharedKafka;
import smscoach.cli.CoachProcess;
import smscoach.cli.run.Instance;
import smscoach.config.Settings;
import smscoach.domain.Rules;
import smscoach.gateway.GatewayClient.Answered;
import smscoach.gateway.identity.LocalIssuer;
import smscoach.torture.stage.Waiting;

/** As many event streams as there may be, before a gateway with 256 MB of heap. */
@Timeout(240)
class ManyStreamsIT {

    private static final int STREAMS = 10_000;
    private static final int OF_ONE_USER = 8;
    /** Beside the streams: the class path, Kafka's clients, and what else a process has open. */
    private static final int OTHER_FILES = 1_000;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String COACH = "{\"operationName\":\"Coach\"}";
    private static final Pattern PORT = Pattern.compile("listens on http://127\\.0\\.0\\.1:(\\d+)");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldKeepTenThousandStreamsOpenAndFreeAllOfThemAfterwards() throws Exception {
        requireFiles(STREAMS + OTHER_FILES);

        // Given
        LocalIssuer issuer = LocalIssuer.in(folder.resolve("issuer"));
        List<String> tokens = new ArrayList<>();
        for (int user = 0; user < STREAMS / OF_ONE_USER; user++) {
            tokens.addAll(Collections.nCopies(OF_ONE_USER, supervisor(issuer, "sup-" + user)));
        }
        try (SharedKafka kafka = SharedKafka.start();
                AutoCloseable ignored = Instance.start(settings(kafka), true, 2, advice -> {});
                CoachProcess process = gateway(kafka);
                HttpClient http = HttpClient.newHttpClient();
                Crowd crowd = new Crowd(awaitPort(process))) {
            GatewayClient client = new GatewayClient(http, awaitPort(process), Description.read());
            long before = files(process);

            // When
            crowd.come(tokens, PATIENCE);
            Answered own = client.get("/api/v2/me/events", tokens.getFirst());
            Answered another = client.get("/api/v2/me/events", supervisor(issuer, "one-more"));
            Answered coach = client.post("/api/v2/users/a-1/channels/smssession", tokens.getFirst(), COACH);
            long during = files(process);
            long streams = streamsInMemory(process);
            crowd.close();

            // Then
            assertThat(own.status()).isEqualTo(429);
            assertThat(another.status()).isEqualTo(503);
            assertThat(own.headers().firstValue("Retry-After")).isPresent();
            assertThat(another.headers().firstValue("Retry-After")).isPresent();
            assertThat(coach.status()).isEqualTo(200);
            assertThat(streams).isEqualTo(STREAMS);
            assertThat(during - before).isGreaterThanOrEqualTo(STREAMS);
            Waiting.require(PATIENCE, "Not all connections were closed", () -> files(process) < before + OF_ONE_USER);
            Waiting.require(PATIENCE, "Not all streams were freed", () -> streamsInMemory(process) == 0);
            client.events(tokens.getFirst(), Map.of()).close();
            assertThat(process.output()).doesNotContain("OutOfMemoryError", "ERROR");
        }
    }

    private static void requireFiles(long count) {
        boolean enough = !(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)
                || system.getMaxFileDescriptorCount() >= count;
        Assumptions.assumeTrue(
                enough && Files.exists(Path.of("/proc/self/fd")),
                "A process may not open " + count + " files here (ulimit -n), or there is no /proc to count them by");
    }

    private CoachProcess gateway(SharedKafka kafka) throws IOException {
        return CoachProcess.start(
                folder,
                "gateway",
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--gateway-port",
                "0",
                "--max-streams",
                Integer.toString(STREAMS),
                "--insecure-local-issuer",
                "--issuer-folder",
                folder.resolve("issuer").toString());
    }

    private static int awaitPort(CoachProcess process) throws InterruptedException, IOException {
        Waiting.require(
                PATIENCE,
                "The gateway does not listen",
                () -> PORT.matcher(process.output()).find());
        Matcher matcher = PORT.matcher(process.output());
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private static long files(CoachProcess process) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return open.count();
        }
    }

    /** After a collection of garbage, which the histogram of the heap begins with. */
    private static long streamsInMemory(CoachProcess process) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        List<String[]> lines = jcmd.inputReader(UTF_8)
                .lines()
                .map(line -> line.strip().split("\\s+", -1))
                .toList();
        assertThat(lines).as("the histogram").anyMatch(line -> line[0].equals("Total"));
        return lines.stream()
                .filter(line -> line.length > 3 && line[3].equals("smscoach.gateway.events.EventStream"))
                .mapToLong(line -> Long.parseLong(line[1]))
                .findFirst()
                .orElse(0);
    }

    private static String supervisor(LocalIssuer issuer, String user) {
        return issuer.token("cc-1", user, "kim", List.of("supervisor"), Duration.ofHours(1));
    }

    private Settings settings(SharedKafka kafka) {
        return new Settings(
                kafka.bootstrapServers(),
                "",
                "many-streams-it",
                folder.resolve("state"),
                1,
                0,
                "classic",
                Rules.AS_SHIPPED,
                Map.of());
    }
}
