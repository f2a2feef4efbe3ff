package smscoach.topics;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePattern;
import smscoach.broker.EmbeddedKafka;
import smscoach.broker.FreePorts;

/**
 * A broker with two doors: one for its operator, who may do everything, and one with TLS that asks for a password
 * (SCRAM) and lets each user do only what he was granted.
 */
public final class GuardedKafka implements AutoCloseable {
    private static final String LOG_IN = "org.apache.kafka.common.security.scram.ScramLoginModule required";

    private final int guardedPort;
    private final Certificate certificate = Certificate.ofLoopback();
    private final EmbeddedKafka kafka;
    private final Admin operator;

    public GuardedKafka() {
        var ports = FreePorts.find(3);
        var at = ports.stream().map(port -> "127.0.0.1:" + port).toList();
        guardedPort = ports.get(1);
        var own = "PLAINTEXT://%s,SASL_SSL://%s".formatted(at.get(0), at.get(1));
        kafka = EmbeddedKafka.builder()
                .port(ports.getFirst())
                .property("listeners", own + ",CONTROLLER://" + at.get(2))
                .property("advertised.listeners", own)
                .property("controller.quorum.voters", "1@" + at.get(2))
                .property(
                        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT")
                .property("sasl.enabled.mechanisms", "SCRAM-SHA-512")
                .property("listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config", LOG_IN + ";")
                .property(
                        "listener.name.sasl_ssl.ssl.keystore.location",
                        certificate.keyStore().toString())
                .property("listener.name.sasl_ssl.ssl.keystore.password", Certificate.PASSWORD)
                .property("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                .property("super.users", "User:ANONYMOUS")
                .start();
        operator = Admin.create(Map.of("bootstrap.servers", openDoor()));
    }

    EmbeddedKafka kafka() {
        return kafka;
    }

    public Admin admin() {
        return operator;
    }

    Hands operator() {
        return new Hands(operator, openDoor());
    }

    /** All nine topics, as the contract wants them. */
    public void makeTopics(String prefix, int partitions) throws Exception {
        operator().make(prefix, partitions);
    }

    public String openDoor() {
        return kafka.bootstrapServers();
    }

    public String guardedDoor() {
        return "127.0.0.1:" + guardedPort;
    }

    public void addUser(String name, String password) throws Exception {
        var credential = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
        operator.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(name, credential, password)))
                .all()
                .get();
        Eventually.await(
                () -> operator.describeUserScramCredentials().users().get().contains(name));
    }

    /** Client settings for the guarded door. */
    public Map<String, String> logIn(String name, String password) {
        return Map.ofEntries(
                entry("security.protocol", "SASL_SSL"),
                entry("sasl.mechanism", "SCRAM-SHA-512"),
                entry("sasl.jaas.config", jaas(name, password)),
                entry("ssl.truststore.type", "PEM"),
                entry("ssl.truststore.location", certificate.pem().toString()));
    }

    public static String jaas(String name, String password) {
        return "%s username=\"%s\" password=\"%s\";".formatted(LOG_IN, name, password);
    }

    public void grant(String user, Collection<Right> rights) throws Exception {
        var entries = rights.stream().map(right -> entryOf(user, right)).toList();
        operator.createAcls(entries).all().get();
        Eventually.await(
                () -> operator.describeAcls(AclBindingFilter.ANY).values().get().containsAll(entries));
    }

    @Override
    public void close() {
        operator.close(Duration.ofSeconds(1));
        kafka.close();
        certificate.close();
    }

    private static AclBinding entryOf(String user, Right right) {
        return new AclBinding(
                new ResourcePattern(right.type(), right.name(), right.pattern()),
                new AccessControlEntry("User:" + user, "*", right.operation(), AclPermissionType.ALLOW));
    }
}
