package smscoach.topics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import smscoach.broker.EmbeddedKafka;
import smscoach.contract.Topic;

/**
 * A broker with two doors: one for its operator, who may do everything, and one that asks the user {@code coach} for a
 * password and lets him do only what he was granted.
 */
final class GuardedKafka implements AutoCloseable {
    private static final String LOG_IN = "org.apache.kafka.common.security.plain.PlainLoginModule required %s;";

    private final int guardedPort;
    private final EmbeddedKafka kafka;
    private final Admin operator;

    GuardedKafka() {
        var ports = freePorts();
        var at = ports.stream().map(port -> "127.0.0.1:" + port).toList();
        guardedPort = ports.get(1);
        var own = "PLAINTEXT://%s,SASL_PLAINTEXT://%s".formatted(at.get(0), at.get(1));
        kafka = EmbeddedKafka.builder()
                .port(ports.getFirst())
                .property("listeners", own + ",CONTROLLER://" + at.get(2))
                .property("advertised.listeners", own)
                .property("controller.quorum.voters", "1@" + at.get(2))
                .property(
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT")
                .property("sasl.enabled.mechanisms", "PLAIN")
                .property(
                        "listener.name.sasl_plaintext.plain.sasl.jaas.config", LOG_IN.formatted("user_coach=\"right\""))
                .property("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                .property("super.users", "User:ANONYMOUS")
                .start();
        operator = Admin.create(Map.of("bootstrap.servers", openDoor()));
    }

    EmbeddedKafka kafka() {
        return kafka;
    }

    Hands operator() {
        return new Hands(operator, openDoor());
    }

    String openDoor() {
        return kafka.bootstrapServers();
    }

    String guardedDoor() {
        return "127.0.0.1:" + guardedPort;
    }

    /** Client settings for the guarded door. */
    static Map<String, String> logIn(String password) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                LOG_IN.formatted("username=\"coach\" password=\"%s\"".formatted(password)));
    }

    /** What a processor needs, and nothing else. */
    void grantProcessor(String prefix, String applicationId) throws Exception {
        var grants = new ArrayList<AclBinding>();
        for (var topic : Topic.values()) {
            grants.add(grant(
                    ResourceType.TOPIC,
                    prefix + topic.defaultName(),
                    PatternType.LITERAL,
                    topic.direction() == Topic.Direction.IN ? AclOperation.READ : AclOperation.WRITE));
        }
        for (var operation : List.of(AclOperation.READ, AclOperation.WRITE, AclOperation.CREATE, AclOperation.DELETE)) {
            grants.add(grant(ResourceType.TOPIC, applicationId + "-", PatternType.PREFIXED, operation));
        }
        grants.add(grant(ResourceType.GROUP, applicationId, PatternType.LITERAL, AclOperation.READ));
        grants.add(grant(ResourceType.TRANSACTIONAL_ID, applicationId + "-", PatternType.PREFIXED, AclOperation.WRITE));
        operator.createAcls(grants).all().get();
        Eventually.await(
                () -> operator.describeAcls(AclBindingFilter.ANY).values().get().containsAll(grants));
    }

    @Override
    public void close() {
        operator.close(Duration.ofSeconds(1));
        kafka.close();
    }

    private static AclBinding grant(ResourceType type, String name, PatternType pattern, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry("User:coach", "*", operation, AclPermissionType.ALLOW));
    }

    private static List<Integer> freePorts() {
        var loopback = InetAddress.getLoopbackAddress();
        try (var one = new ServerSocket(0, 1, loopback);
                var two = new ServerSocket(0, 1, loopback);
                var three = new ServerSocket(0, 1, loopback)) {
            return List.of(one.getLocalPort(), two.getLocalPort(), three.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
