package smscoach.cli.gateway;

import java.util.EnumSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Terminal;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.options.KafkaOptions;
import smscoach.cli.options.RulesOptions;
import smscoach.contract.Topic;
import smscoach.gateway.http.Gateway;

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

    private final Terminal terminal;

    @Mixin
    private FrontDoorOptions options = new FrontDoorOptions();

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            defaultValue = "sms-coach",
            description = "The processor's consumer group, which administrators are shown. Default: ${DEFAULT-VALUE}.")
    private String applicationId;

    @Mixin
    private RulesOptions rules = new RulesOptions();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    public GatewayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        FrontDoor door = options.frontDoor();
        Cluster cluster = new Cluster(kafka);
        cluster.requirePartitions(EnumSet.of(
                Topic.COACH_COMMANDS,
                Topic.COACH_REPLIES,
                Topic.COACH_SUBSCRIPTIONS,
                Topic.COACHED_SESSIONS,
                Topic.SUPERVISOR_SESSION_EVENTS,
                Topic.SMS_MESSAGE_DELIVERIES));
        Gateway gateway = door.open(cluster, applicationId, rules.rules());
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "stop"));
        terminal.say("The gateway listens on " + gateway.url() + ". Ctrl-C stops it.");
        new CountDownLatch(1).await();
        return ExitCode.OK.code();
    }
}
