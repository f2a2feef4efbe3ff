package smscoach.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedKafkaIT {

    @Nested
    class OneNode {
        private static EmbeddedKafka kafka;

        @BeforeAll
        static void start() {
            kafka = EmbeddedKafka.builder().start();
        }

        @AfterAll
        static void close() {
            kafka.close();
        }

        @Test
        void shouldShowCommittedRecordsOnly() throws Exception {
            // Given
            var client = new Client(kafka);
            client.createTopic("transactions");

            // When
            client.abort("transactions", "never");
            client.commit("transactions", "a", "b");

            // Then
            assertThat(client.committed("transactions", 2)).containsExactly("a", "b");
        }

        @Test
        void shouldSpeakTheSecondVersionOfTransactions() throws Exception {
            // When
            var features = new Client(kafka).features();

            // Then
            assertThat(features).containsEntry("transaction.version", (short) 2);
        }

        @Test
        void shouldStandAPause() throws Exception {
            // Given
            var client = new Client(kafka);
            client.createTopic("pauses");

            // When
            kafka.node(1).pause();
            boolean aliveInPause = kafka.node(1).isAlive();
            kafka.node(1).resume();
            client.commit("pauses", "after");

            // Then
            assertThat(aliveInPause).isTrue();
            assertThat(client.committed("pauses", 1)).containsExactly("after");
        }
    }

    @Nested
    class ThreeNodes {
        private static final List<Integer> ALL = List.of(1, 2, 3);
        private static EmbeddedKafka kafka;

        @BeforeAll
        static void start() {
            kafka = EmbeddedKafka.builder()
                    .nodes(3)
                    .fastFailover()
                    .property("broker.session.timeout.ms", "2500")
                    .start();
        }

        @AfterAll
        static void close() {
            kafka.close();
        }

        @Test
        void shouldGoOnWhenALeaderIsKilledAndTakeItBack() throws Exception {
            // Given
            var client = new Client(kafka);
            client.createTopic("kills");
            client.commit("kills", "before");
            int leader = client.leader("kills");

            // When
            kafka.node(leader).kill();
            boolean wasDead = !kafka.node(leader).isAlive();
            client.commit("kills", "without it");
            int successor = client.leader("kills");
            kafka.node(leader).restart();

            // Then
            assertThat(wasDead).isTrue();
            assertThat(successor).isNotEqualTo(leader);
            assertThat(client.hasInSync("kills", ALL)).isTrue();
            assertThat(client.committed("kills", 2)).containsExactly("before", "without it");
        }

        @Test
        void shouldFindAnotherLeaderWhileOneIsPausedAndTakeItBack() throws Exception {
            // Given
            var client = new Client(kafka);
            client.createTopic("pauses");
            int leader = client.leader("pauses");

            // When
            kafka.node(leader).pause();
            boolean replaced = client.hasLeaderOtherThan("pauses", leader);
            kafka.node(leader).resume();

            // Then
            assertThat(replaced).isTrue();
            assertThat(client.hasInSync("pauses", ALL)).isTrue();
        }

        @Test
        void shouldKeepCommittedRecordsWhenAllNodesAreKilled() throws Exception {
            // Given
            var client = new Client(kafka);
            client.createTopic("blackouts");
            client.commit("blackouts", "before");

            // When
            kafka.nodes().forEach(KafkaNode::kill);
            kafka.restartAll();
            client.commit("blackouts", "after");

            // Then
            assertThat(client.committed("blackouts", 2)).containsExactly("before", "after");
        }
    }

    @Nested
    class Data {
        @TempDir
        Path folder;

        @Test
        void shouldBeKeptForASecondStartEvenOnOtherPorts() throws Exception {
            // Given
            String clusterId;
            int port;
            try (var first = EmbeddedKafka.builder().dataDirectory(folder).start()) {
                var client = new Client(first);
                client.createTopic("kept");
                client.commit("kept", "once");
                clusterId = client.clusterId();
                port = first.node(1).ports().broker();
            }

            // When
            try (var occupant = occupy(port);
                    var second = EmbeddedKafka.builder().dataDirectory(folder).start()) {
                var client = new Client(second);

                // Then
                assertThat(second.node(1).ports().broker()).isNotEqualTo(occupant.getLocalPort());
                assertThat(client.clusterId()).isEqualTo(clusterId);
                assertThat(client.committed("kept", 1)).containsExactly("once");
            }
        }

        @Test
        void shouldStayOnItsPortsWhenTheyAreFree() {
            // Given
            var first = EmbeddedKafka.builder().dataDirectory(folder).start();
            first.close();

            // When
            try (var second = EmbeddedKafka.builder().dataDirectory(folder).start()) {

                // Then
                assertThat(second.bootstrapServers()).isEqualTo(first.bootstrapServers());
            }
        }

        @Test
        void shouldGoWhenItIsTemporary() {
            // Given
            var kafka = EmbeddedKafka.builder().start();
            var data = kafka.dataDirectory();

            // When
            kafka.close();

            // Then
            assertThat(data).doesNotExist();
            assertThat(kafka.node(1).isAlive()).isFalse();
        }

        @Test
        void shouldBelongToOneOwnerAtATime() {
            // Given
            var owner = DataFolder.kept(folder);
            try {

                // When
                var failure = failureOf(EmbeddedKafka.builder().dataDirectory(folder));

                // Then
                assertThat(failure).hasMessageContainingAll(folder.toString(), "in use by this very process");
            } finally {
                owner.close();
            }
        }
    }

    @Nested
    class Failures {
        private static final Pattern LOG_FILE = Pattern.compile("Log file: (.+)");

        @TempDir
        Path folder;

        @Test
        void shouldSayThatTheServerIsNotBuilt() {
            // Given
            var before = System.getProperty(BrokerLibrary.FOLDER_PROPERTY);
            System.setProperty(BrokerLibrary.FOLDER_PROPERTY, "no-such-folder");
            try {

                // When
                var failure = failureOf(EmbeddedKafka.builder());

                // Then
                assertThat(failure).hasMessageContainingAll("no-such-folder", "mvn package");
            } finally {
                restore(before);
            }
        }

        @Test
        void shouldSayThatAPortIsTaken() throws Exception {
            // Given
            try (var occupant = occupy(0)) {

                // When
                var failure = failureOf(EmbeddedKafka.builder().port(occupant.getLocalPort()));

                // Then
                assertThat(failure).hasMessageContainingAll("Port " + occupant.getLocalPort(), "in use");
            }
        }

        @Test
        void shouldNameTheLogOfANodeThatRefusesASetting() throws Exception {
            // When
            var failure =
                    failureOf(EmbeddedKafka.builder().dataDirectory(folder).property("num.io.threads", "many"));

            // Then
            assertThat(failure).hasMessageContainingAll("Kafka node 1 ended", "num.io.threads", "many");
            assertThat(logFile(failure)).content().contains("num.io.threads");
        }

        private static Path logFile(EmbeddedKafkaException failure) {
            var matcher = LOG_FILE.matcher(String.valueOf(failure.getMessage()));
            assertThat(matcher.find()).isTrue();
            return Path.of(matcher.group(1));
        }

        private static void restore(String before) {
            if (before == null) {
                System.clearProperty(BrokerLibrary.FOLDER_PROPERTY);
            } else {
                System.setProperty(BrokerLibrary.FOLDER_PROPERTY, before);
            }
        }
    }

    @Nested
    class Owner {
        @TempDir
        Path folder;

        @Test
        void shouldNotBeOutlivedByItsNodesWhenKilled() throws Exception {
            // Given
            var owner = startOwner(3);
            var nodes = nodes(owner);
            var refusal = failureOf(EmbeddedKafka.builder().nodes(3).dataDirectory(folder));
            boolean ranBefore = nodes.stream().allMatch(ProcessHandle::isAlive);

            // When
            owner.destroyForcibly().waitFor();
            boolean gone = Waiting.until(KafkaNode.GONE, () -> nodes.stream().noneMatch(ProcessHandle::isAlive));

            // Then
            assertThat(ranBefore).isTrue();
            assertThat(refusal).hasMessageContainingAll(folder.toString(), "in use by process " + owner.pid());
            assertThat(gone).isTrue();
        }

        @Test
        void shouldLeaveItsDataToTheNextOneWhenKilled() throws Exception {
            // Given
            var owner = startOwner(1);
            nodes(owner);

            // When
            owner.destroyForcibly().waitFor();
            try (var next = EmbeddedKafka.builder().dataDirectory(folder).start()) {

                // Then
                assertThat(next.nodes()).allMatch(KafkaNode::isAlive);
            }
        }

        private Process startOwner(int nodes) throws IOException {
            return new ProcessBuilder(
                            BrokerLibrary.find().java().toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-D%s=%s"
                                    .formatted(
                                            BrokerLibrary.FOLDER_PROPERTY,
                                            BrokerLibrary.find().folder()),
                            "-cp",
                            System.getProperty("java.class.path"),
                            KafkaOwner.class.getName(),
                            folder.toString(),
                            String.valueOf(nodes))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }

        private static List<ProcessHandle> nodes(Process owner) throws IOException {
            var said = new BufferedReader(new InputStreamReader(owner.getInputStream(), UTF_8));
            var pids = said.lines()
                    .filter(line -> line.startsWith("nodes "))
                    .findFirst()
                    .orElseThrow();
            return Arrays.stream(pids.split(" "))
                    .skip(1)
                    .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                    .toList();
        }
    }

    private static ServerSocket occupy(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    private static EmbeddedKafkaException failureOf(EmbeddedKafka.Builder builder) {
        return catchThrowableOfType(
                EmbeddedKafkaException.class, () -> builder.start().close());
    }
}
