package smscoach.cli.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Reasons;
import smscoach.cli.base.Terminal;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.options.KafkaOptions;
import smscoach.contract.Topic;
import smscoach.gateway.http.Gateway;
import smscoach.gateway.http.GatewaySettings;
import smscoach.gateway.identity.TokenSettings;
import smscoach.gateway.kafka.Kafka;

/** {@code coach gateway}: the operations over HTTP, until it is told to stop. */
@Command(
        name = "gateway",
        description = {
            "Takes the operations of supervisors over HTTP, as GWS does, and publishes them as commands; answers with"
                    + " their replies; streams to supervisors and agents what happens to them.",
            "Callers show bearer tokens of the issuer that the options name. Start as many gateways as you like.",
        },
        footer = {
            "  coach gateway --bootstrap-servers kafka:9092 --insecure-local-issuer",
            "  coach gateway --bootstrap-servers kafka:9092 --gateway-host 0.0.0.0 --tls-certificate gateway.pem"
                    + " --tls-key gateway.key --token-issuer https://login.example.org/"
                    + " --token-keys https://login.example.org/jwks.json",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class GatewayCommand implements Callable<Integer> {

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    private final Terminal terminal;

    @Mixin
    private GatewayOptions gateway = new GatewayOptions();

    @Mixin
    private TokenOptions tokens = new TokenOptions();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    public GatewayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        GatewaySettings settings = gateway.settings();
        TokenSettings believed = believed();
        Cluster cluster = new Cluster(kafka);
        cluster.requirePartitions(EnumSet.of(
                Topic.COACH_COMMANDS,
                Topic.COACH_REPLIES,
                Topic.COACH_SUBSCRIPTIONS,
                Topic.COACHED_SESSIONS,
                Topic.SUPERVISOR_SESSION_EVENTS,
                Topic.SMS_MESSAGE_DELIVERIES));
        Gateway listening = start(settings, believed, cluster);
        Runtime.getRuntime().addShutdownHook(new Thread(listening::close, "stop"));
        terminal.say("The gateway listens on " + listening.url() + ". Ctrl-C stops it.");
        new CountDownLatch(1).await();
        return ExitCode.OK.code();
    }

    private TokenSettings believed() {
        try {
            return tokens.settings();
        } catch (IOException e) {
            throw CommandFailure.unavailable("Cannot keep the local issuer's keys: " + Reasons.of(e) + ".", e);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e.getMessage() + ".");
        }
    }

    private static Gateway start(GatewaySettings settings, TokenSettings believed, Cluster cluster)
            throws InterruptedException {
        try {
            return Gateway.start(
                    settings,
                    believed,
                    new Kafka(cluster::consumer, cluster::producer, cluster::nameOf),
                    START_PATIENCE);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }
}
