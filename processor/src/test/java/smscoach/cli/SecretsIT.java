package smscoach.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.topics.GuardedKafka;
import smscoach.topics.Role;

/** A password that Kafka's config providers hold opens the guarded broker, and nobody prints it. */
@Timeout(300)
class SecretsIT {
    private static final String PREFIX = "secret.";
    private static final String SECRET = "swordfish-4711";

    @TempDir
    private static Path folder;

    private static GuardedKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = new GuardedKafka();
        kafka.makeTopics(PREFIX, 1);
        kafka.addUser("coach", SECRET);
        for (var role : List.of(Role.PROCESSOR, Role.TESTER, Role.READER, Role.AUDITOR)) {
            kafka.grant("coach", role.rights(PREFIX, "secret"));
        }
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/jaas"), GuardedKafka.jaas("coach", SECRET));
        var secrets = new Properties();
        secrets.put("jaas", GuardedKafka.jaas("coach", SECRET));
        secrets.put("wrong", GuardedKafka.jaas("coach", "not-" + SECRET));
        store(secrets, "secrets.properties");
    }

    @AfterAll
    static void close() {
        kafka.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"File", "Directory", "EnvVar"})
    @EnabledOnOs(OS.LINUX)
    void shouldRunWithASecretOfAProviderAndPrintItNowhere(String provider) throws Exception {
        // Given
        var client = clientFile(provider, reference(provider, "jaas"));

        // When
        var output = folder.resolve(provider + ".log");
        var process = start(client, output);
        try {
            awaitRunning(process, output);

            // Then
            var arguments = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
            assertThat(arguments).contains("smscoach.cli.Coach").doesNotContain(SECRET);
        } finally {
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Files.readString(output))
                .contains("SMS Coach is running as secret", "sasl.jaas.config = [hidden]", "TRACE")
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topics check",
                "topics describe",
                "tail all --from-beginning --timeout 1s",
                "send sms-session-events --force --json {}",
                "run --help"
            })
    void shouldOpenTheBrokerForEveryCommand(String arguments) throws Exception {
        // Given
        var client = clientFile("File", reference("File", "jaas"));

        // When
        var run = coach(client, arguments.split(" "));

        // Then
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out() + run.err()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --application-id secret --verbose",
                "topics check --verbose",
                "tail all --verbose",
                "send sms-session-events --force --json {} --verbose",
                "simulate --verbose"
            })
    void shouldNotRepeatAPasswordThatIsWrong(String arguments) throws Exception {
        // Given
        var client = clientFile("File", reference("File", "wrong"));

        // When
        var run = coach(client, arguments.split(" "));

        // Then
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).containsIgnoringCase("authentication").doesNotContain(SECRET);
        assertThat(run.out()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "swordfish-4711",
                "Scram required swordfish-4711",
                "Scram required username=coach password=\"swordfish-4711\"",
                "Scram required username=\"coach\" password==swordfish-4711;",
                "Scram required password=a swordfish-4711;",
                "Scram swordfish-4711 username=\"coach\";",
                "Scram required username=coach password=pass\"swordfish-4711\";",
                "${nobody:swordfish-4711}",
            })
    void shouldNotRepeatALogInThatIsMisspelled(String jaas) throws Exception {
        for (var command : List.of("run", "topics check", "tail all")) {
            // When
            var run = coach(clientFile("File", jaas), (command + " --verbose").split(" "));

            // Then
            assertThat(run.exitCode()).isNotZero();
            assertThat(run.out() + run.err()).doesNotContain(SECRET);
        }
    }

    @Test
    void shouldWarnOfASecretAmongTheArguments() {
        // When
        var told =
                Run.of("tail", "all", "--kafka", "sasl.jaas.config=" + SECRET, "--bootstrap-servers", "127.0.0.1:1x");
        var quiet = Run.of(
                "tail",
                "all",
                "--kafka",
                "sasl.jaas.config=${file:/run/jaas:jaas}",
                "--bootstrap-servers",
                "127.0.0.1:1x");

        // Then
        assertThat(told.err())
                .startsWith("coach: sasl.jaas.config on the command line can be read by all users of this machine.")
                .doesNotContain(SECRET);
        assertThat(quiet.err()).doesNotContain("command line");
    }

    private static String reference(String provider, String key) {
        return switch (provider) {
            case "File" -> "${it:" + folder.resolve("secrets.properties") + ":" + key + "}";
            case "Directory" -> "${it:" + folder.resolve("secrets") + ":" + key + "}";
            default -> "${it:LOG_IN}";
        };
    }

    /** What an operator writes: no secret is in it. */
    private static Path clientFile(String provider, String logIn) throws IOException {
        var client = new Properties();
        client.putAll(kafka.logIn("coach", ""));
        client.put("config.providers", "it");
        client.put(
                "config.providers.it.class", "org.apache.kafka.common.config.provider." + provider + "ConfigProvider");
        client.put("sasl.jaas.config", logIn);
        return store(client, "client-" + provider + ".properties");
    }

    private static Run coach(Path client, String... arguments) {
        var environment = Map.of(
                "COACH_BOOTSTRAP_SERVERS", kafka.guardedDoor(),
                "COACH_TOPIC_PREFIX", PREFIX,
                "COACH_STATE_DIR", folder.resolve("state").toString(),
                "COACH_KAFKA_CONFIG", client.toString());
        return Run.of(environment, "", arguments);
    }

    /** A process of its own, which tells all that it can. */
    private static Process start(Path client, Path output) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=" + Path.of("src/main/resources/logback.xml"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Coach.class.getName(),
                        "run",
                        "--application-id",
                        "secret",
                        "--topic-prefix",
                        PREFIX,
                        "--bootstrap-servers",
                        kafka.guardedDoor(),
                        "--state-dir",
                        folder.resolve(output.getFileName() + ".state").toString(),
                        "--kafka-config",
                        client.toString(),
                        "--verbose")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .putAll(new HashMap<>(Map.of(
                        "LOG_IN", GuardedKafka.jaas("coach", SECRET),
                        "COACH_LOG_FORMAT", "text",
                        "COACH_LOG_LEVEL", "TRACE",
                        "COACH_LOG_LEVEL_OTHERS", "TRACE")));
        return builder.start();
    }

    private static void awaitRunning(Process process, Path output) throws IOException {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!Files.readString(output).contains("SMS Coach is running")) {
            assertThat(process.isAlive()).as("%s", output).isTrue();
            assertThat(System.nanoTime()).as("it runs").isLessThan(deadline);
            LockSupport.parkNanos(200_000_000);
        }
    }

    private static Path store(Properties properties, String name) throws IOException {
        var file = folder.resolve(name);
        try (var writer = Files.newBufferedWriter(file, UTF_8)) {
            properties.store(writer, null);
        }
        return file;
    }
}
