package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smscoach.topics.Right;
import smscoach.topics.Role;

/**
 * Runs every command of docs/operations.md on a cluster with a little history: it ends as the document says, finds what
 * it asks for, and a healthy cluster is warned of nothing.
 */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunbookIT {

    private static final String CREATE = "./coach topics create --bootstrap-servers kafka:9092";
    private static final String RUN = "./coach run --bootstrap-servers kafka:9092";

    /** The chapter whose commands want all instances stopped. */
    private static final String STARTING_OVER = "Starting over";

    /** What is not run here, and why. */
    private static final Map<String, String> NOT_RUN = Map.ofEntries(
            Map.entry("docker-compose up", "needs Docker; ComposeTest reads the file"),
            Map.entry("docker kill sms-coach_coach-1_1", "needs Docker"),
            Map.entry("docker-compose up --detach", "needs Docker"),
            Map.entry("docker-compose logs --tail 100 coach-1", "needs Docker"),
            Map.entry("kubectl create namespace sms-coach", "needs Kubernetes"),
            Map.entry(
                    "kubectl -n sms-coach create secret generic sms-coach --from-file=jaas --from-file=ca.pem",
                    "needs Kubernetes"),
            Map.entry(
                    "kubectl apply -k deploy/kubernetes/overlays/example",
                    "needs Kubernetes; KubernetesTest builds it"),
            Map.entry("./coach torture", "takes minutes; TortureIT is that"),
            Map.entry("./coach tail … --json", "is no whole command"),
            Map.entry("coach send --wait", "is no whole command; SendTailIT runs it"));

    private static ShippedLogging log;
    private static RunbookStage stage;

    @BeforeAll
    static void start() throws Exception {
        log = new ShippedLogging();
        stage = new RunbookStage(first(CREATE), first(RUN));
    }

    @AfterAll
    static void close() throws Exception {
        log.close();
        stage.close();
    }

    static Stream<Runbook.Line> beside() throws IOException {
        return toType(chapter -> !chapter.equals(STARTING_OVER));
    }

    static Stream<Runbook.Line> startingOver() throws IOException {
        return toType(STARTING_OVER::equals);
    }

    @Test
    @Order(1)
    void shouldRunAllButWhatIsListed() throws IOException {
        // When
        List<String> commands =
                Runbook.lines().stream().map(Runbook.Line::command).toList();

        // Then
        assertThat(commands).containsAll(NOT_RUN.keySet());
    }

    @ParameterizedTest
    @Order(2)
    @MethodSource("beside")
    void shouldDoWhatTheRunbookSays(Runbook.Line line) throws Exception {
        requireDone(line);
    }

    @Test
    @Order(3)
    void shouldHaveGivenEachRoleItsRights() throws Exception {
        // Given
        Set<String> granted = new HashSet<>();
        stage.admin()
                .describeAcls(AclBindingFilter.ANY)
                .values()
                .get()
                .forEach(entry -> granted.add(words(
                        entry.entry().principal(),
                        new Right(
                                entry.entry().operation(),
                                entry.pattern().resourceType(),
                                entry.pattern().patternType(),
                                entry.pattern().name()))));

        // Then
        Set<String> wanted = new HashSet<>();
        for (Role role : Role.values()) {
            role.rights("", role.defaultGroup()).forEach(right -> wanted.add(words("User:" + role.title(), right)));
        }
        assertThat(granted).isEqualTo(wanted);
    }

    @Test
    @Order(4)
    void shouldStopInOrder() throws Exception {
        // When
        int exitCode = stage.stopProcessor();

        // Then
        assertThat(exitCode).isEqualTo(143);
        assertThat(stage.output()).doesNotContain("WARN", "ERROR");
    }

    @ParameterizedTest
    @Order(5)
    @MethodSource("startingOver")
    void shouldStartOverAsTheRunbookSays(Runbook.Line line) throws Exception {
        requireDone(line);
    }

    private static void requireDone(Runbook.Line line) throws Exception {
        // Given
        log.take();

        // When
        Run run = stage.type(line);

        // Then
        assertThat(run.exitCode()).as("%s%n%s", line, run).isZero();
        assertThat(run.out() + run.err()).doesNotContain("0 found", "coach: ");
        if (!line.follows()) {
            assertThat(run.out() + run.err()).isNotBlank();
        }
        assertThat(log.take()).doesNotContain("WARN", "ERROR");
    }

    private static Stream<Runbook.Line> toType(Predicate<String> chapter) throws IOException {
        return Runbook.lines().stream()
                .filter(line -> chapter.test(line.chapter()))
                .filter(line -> !NOT_RUN.containsKey(line.command()))
                .filter(line -> !line.command().equals(RUN)); // it runs already
    }

    private static Runbook.Line first(String beginning) throws IOException {
        return Runbook.lines().stream()
                .filter(line -> line.command().startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The runbook does not say " + beginning));
    }

    private static String words(String principal, Right right) {
        return principal + " " + right;
    }
}
