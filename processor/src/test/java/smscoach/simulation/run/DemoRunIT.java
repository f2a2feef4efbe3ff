package smscoach.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import smscoach.broker.SharedKafka;
import smscoach.simulation.narrative.Ink;

@Timeout(120)
class DemoRunIT {

    private static final Ink PLAIN = new Ink(false, true, 100);

    private static SharedKafka kafka;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @BeforeAll
    static void start() {
        kafka = SharedKafka.start();
    }

    @AfterAll
    static void close() {
        kafka.close();
    }

    @Test
    @SuppressWarnings("try") // it works by being there
    void shouldTellAStoryAndSeeThatAllPromisesAreKept() throws Exception {
        // Given
        TinyProcessor.createTopics(kafka.bootstrapServers(), "story.");
        DemoSettings settings = DemoSettings.readable(kafka.bootstrapServers(), 1)
                .withTopicPrefix("story.")
                .withRate(30)
                .withDuration(Duration.ofSeconds(8));

        // When
        DemoResult result;
        try (TinyProcessor ignored = new TinyProcessor(kafka.bootstrapServers(), "story.")) {
            result = new DemoRun(settings, out, PLAIN).run();
        }

        // Then
        assertThat(result.broken()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.recordsIn()).isBetween(180L, 300L);
        assertThat(result.recordsOut()).isGreaterThan(result.recordsIn());
        assertThat(result.deliveries()).isPositive();
        assertThat(result.whispers()).isPositive();
        assertThat(result.whispersSeenByCustomers()).isZero();
        assertThat(result.latencyP50()).isPositive();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("not by the customer)", "Whispers seen by customers: 0", "Every promise was kept");
        assertThat(threads()).isEmpty();
    }

    @Test
    @SuppressWarnings("try")
    void shouldEndTheDayWhenStoppedByAnotherThread() throws Exception {
        // Given
        TinyProcessor.createTopics(kafka.bootstrapServers(), "stop.");
        CountDownLatch told = new CountDownLatch(1);
        PrintStream watched = new PrintStream(printed, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                super.println(line);
                if (line.contains("coaching")) {
                    told.countDown();
                }
            }
        };
        DemoRun run = new DemoRun(
                DemoSettings.readable(kafka.bootstrapServers(), 2).withTopicPrefix("stop."), watched, PLAIN);

        // When
        DemoResult result;
        try (TinyProcessor ignored = new TinyProcessor(kafka.bootstrapServers(), "stop.")) {
            CompletableFuture<DemoResult> running = CompletableFuture.supplyAsync(run::run);
            assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
            run.stop();
            result = running.get(30, TimeUnit.SECONDS);
        }

        // Then
        assertThat(result.broken()).isEmpty();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("The contact center closes", "What it came to");
        assertThat(threads()).isEmpty();
    }

    @Test
    void shouldSayThatNobodyAnswers() throws Exception {
        // Given
        TinyProcessor.createTopics(kafka.bootstrapServers(), "silent.");
        DemoSettings settings = DemoSettings.readable(kafka.bootstrapServers(), 3)
                .withTopicPrefix("silent.")
                .withDuration(Duration.ofSeconds(2))
                .withPatience(Duration.ofSeconds(1));

        // When
        DemoResult result = new DemoRun(settings, out, PLAIN).run();

        // Then
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.broken()).anyMatch(each -> each.contains("got no answer"));
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("is the processor running on these topics?");
    }

    @Test
    void shouldSayWhichTopicThereIsNot() {
        // Given
        DemoRun run =
                new DemoRun(DemoSettings.readable(kafka.bootstrapServers(), 4).withTopicPrefix("none."), out, PLAIN);

        // Then
        assertThatThrownBy(run::run)
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("There is no topic none.coach-commands at " + kafka.bootstrapServers());
    }

    @Test
    void shouldSayThatNoKafkaAnswers() {
        // Given
        DemoRun run = new DemoRun(
                DemoSettings.readable("localhost:1", 5).withKafka(Map.of("default.api.timeout.ms", "1000")),
                out,
                PLAIN);

        // Then
        assertThatThrownBy(run::run).isInstanceOf(DemoException.class).hasMessage("No Kafka answers at localhost:1.");
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("coach-simulate"))
                .toList();
    }
}
