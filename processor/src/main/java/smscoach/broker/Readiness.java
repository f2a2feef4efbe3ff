package smscoach.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;

/** Waits until nodes answer, which is asked of the nodes themselves. */
final class Readiness {
    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final Duration PER_QUESTION = Duration.ofSeconds(5);

    private Readiness() {}

    /** Until every one of the nodes counts every other among the living. */
    static void await(List<KafkaNode> nodes) {
        nodes.forEach(Readiness::awaitPort);
        for (var node : nodes) {
            awaitAnswer(node, nodes.stream().map(KafkaNode::id).toList());
        }
    }

    static void awaitRejoined(KafkaNode node) {
        awaitPort(node);
        awaitAnswer(node, List.of(node.id()));
    }

    private static void awaitPort(KafkaNode node) {
        boolean open =
                Waiting.until(BOUND, () -> !node.isAlive() || node.ports().answer());
        if (!node.isAlive()) {
            throw node.failure("ended instead of starting", "Correct what its log complains of and start again.");
        }
        if (!open) {
            throw node.failure(
                    "did not open its port within %d s".formatted(BOUND.toSeconds()),
                    "Is the machine overloaded, or is a majority of the nodes down?");
        }
    }

    private static void awaitAnswer(KafkaNode node, List<Integer> expected) {
        try (var admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                node.bootstrapServer(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PER_QUESTION.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PER_QUESTION.toMillis() / 2))) {
            boolean complete =
                    Waiting.until(BOUND, () -> !node.isAlive() || living(admin).containsAll(expected));
            if (!complete || !node.isAlive()) {
                throw node.failure(
                        "opened its port, but the cluster was not complete within %d s".formatted(BOUND.toSeconds()),
                        "The logs of the other nodes, in the folders beside this one, may say why.");
            }
        }
    }

    private static List<Integer> living(Admin admin) {
        try {
            return admin.describeCluster().nodes().get().stream().map(Node::id).toList();
        } catch (ExecutionException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedKafkaException("Interrupted while waiting for the embedded Kafka.", e);
        }
    }
}
