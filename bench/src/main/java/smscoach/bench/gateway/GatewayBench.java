package smscoach.bench.gateway;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.bench.compare.Interruption;
import smscoach.bench.compare.measure.Machine;
import smscoach.bench.compare.measure.Rig;
import smscoach.bench.options.Count;
import smscoach.bench.options.JsonFile;
import smscoach.bench.stage.Shipped;
import smscoach.broker.EmbeddedKafka;
import smscoach.cli.base.WorkFolder;
import smscoach.gateway.identity.LocalIssuer;
import smscoach.topics.TopicAdmin;
import smscoach.topics.TopicPlan;
import smscoach.torture.stage.Fleet;
import smscoach.torture.stage.ProcessorInstance;
import smscoach.torture.stage.Waiting;

/** {@code coach bench gateway}. */
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        description = "Measures a gateway before one broker and one processor, each in a process of its own, with"
                + " default settings: from request to reply, from an event to thousands of streams, and the memory"
                + " that each of those takes. Whoever asks and listens runs on this machine, too.",
        footerHeading = "%nExamples:%n",
        footer = {"  coach bench gateway --quick", "  coach bench gateway --json gateway.json"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class GatewayBench implements Callable<Integer> {

    private static final int PARTITIONS = 4;
    /** As many as the gateway lets a user have. */
    private static final int STREAMS_PER_USER = 8;

    /**
     * As the JDK's client looks through all connections that wait for each one that begins to, thousands of them, once
     * opened in a bad moment, would cost it more than the requests.
     */
    private static final String MOST_CONNECTIONS_KEPT = "200";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration TO_END = Duration.ofSeconds(30);

    @Option(names = "--quick", description = "A minute: few requests, few clients. Its figures say little.")
    private boolean quick;

    @Option(
            names = "--rate",
            converter = Count.class,
            paramLabel = "COUNT",
            description = "Requests a second. Default: 500; 100 with --quick.")
    private @Nullable Integer rate;

    @Option(
            names = "--clients",
            converter = Count.class,
            paramLabel = "COUNT",
            description = "Event streams. Default: 5000; 400 with --quick.")
    private @Nullable Integer clients;

    @Mixin
    private JsonFile json;

    @Override
    public Integer call() throws Exception {
        Machine machine = Machine.now();
        WorkFolder folder = WorkFolder.make("gateway-");
        try (Interruption ignored = Interruption.ofThisThread(TO_END)) {
            Results results = measure(machine, folder.path());
            results.lines().forEach(System.out::println);
            json.write(results);
        } finally {
            folder.delete();
        }
        return 0;
    }

    private Load load() {
        Load usual = quick ? Load.QUICK : Load.FULL;
        return new Load(
                rate == null ? usual.ratePerSecond() : rate,
                usual.warmUp(),
                usual.measured(),
                clients == null ? usual.clients() : clients,
                usual.news());
    }

    private Results measure(Machine machine, Path folder) throws IOException, InterruptedException, ExecutionException {
        Load load = load();
        LocalIssuer issuer = LocalIssuer.in(GatewayProcess.issuer(folder));
        try (EmbeddedKafka kafka = Rig.node().start()) {
            String servers = kafka.bootstrapServers();
            makeTopics(servers);
            Results.Replies replies;
            try (Fleet fleet = new Fleet(folder, Shipped.processor(servers, "--no-http"));
                    GatewayProcess gateway = GatewayProcess.start(servers, folder)) {
                ProcessorInstance instance = fleet.add();
                fleet.start(instance);
                fleet.awaitRunning(instance);
                replies = replies(load, gateway, issuer);
            }
            try (GatewayProcess gateway = GatewayProcess.start(servers, folder)) {
                return streams(machine, load, replies, servers, gateway, issuer);
            }
        }
    }

    private static void makeTopics(String servers) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            var unused = new TopicAdmin(admin, servers).create(TopicPlan.of("", PARTITIONS), false);
        }
    }

    private static Results.Replies replies(Load load, GatewayProcess gateway, LocalIssuer issuer)
            throws InterruptedException {
        System.setProperty("jdk.httpclient.connectionPoolSize", MOST_CONNECTIONS_KEPT);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Requests requests = new Requests(client, gateway.port(), issuer);
            say("%,d requests/s for %d s, of which %d s count ..."
                    .formatted(
                            load.ratePerSecond(),
                            load.warmUp().plus(load.measured()).toSeconds(),
                            load.measured().toSeconds()));
            var unused = requests.send(load.ratePerSecond(), load.warmUp());
            return requests.send(load.ratePerSecond(), load.measured());
        }
    }

    private static Results streams(
            Machine machine,
            Load load,
            Results.Replies replies,
            String servers,
            GatewayProcess gateway,
            LocalIssuer issuer)
            throws IOException, InterruptedException {
        People people = People.of(issuer, "cc-news", (load.clients() + STREAMS_PER_USER - 1) / STREAMS_PER_USER);
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < load.clients(); i++) {
            tokens.add(people.tokens().get(i / STREAMS_PER_USER));
        }
        say("warming up ...");
        warmUp(servers, gateway, people, tokens);
        long heap = gateway.footprint().heap();
        long resident = gateway.footprint().resident();
        say("opening %,d event streams ...".formatted(load.clients()));
        try (EventClients all = new EventClients(gateway.port())) {
            all.open(tokens, PATIENCE);
            Results.Memory memory = new Results.Memory(
                    (gateway.footprint().heap() - heap) / load.clients(),
                    (gateway.footprint().resident() - resident) / load.clients(),
                    heap,
                    resident);
            say("telling them something, %d times ...".formatted(load.news()));
            Results.FanOut fanOut = new News(people).tell(servers, all, load.clients(), load.news());
            return new Results(machine, load, replies, fanOut, memory);
        }
    }

    /** What is there without a client, code and caches among it, is no part of what a client takes. */
    private static void warmUp(String servers, GatewayProcess gateway, People people, List<String> tokens)
            throws IOException, InterruptedException {
        int few = Math.max(1, tokens.size() / 10);
        try (EventClients first = new EventClients(gateway.port())) {
            first.open(tokens.subList(0, few), PATIENCE);
            var unused = new News(people).tell(servers, first, few, 5);
        }
        Waiting.require(PATIENCE, "The first streams are still there", () -> gateway.streams() == 0);
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
