package smscoach.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How every node of a cluster is set up: what the cluster needs, then what its owner chose.
 *
 * @param longLived its code is compiled for a long life, not for a quick start
 * @param fastFailover a dead node among three is noticed within about four seconds instead of nine
 * @param properties the owner's own broker settings, which win
 */
record NodeSettings(
        int nodes, int heapMegabytes, boolean longLived, boolean fastFailover, Map<String, String> properties) {
    static final String LOG_FILE = "server.log";

    private static final String CONFIG_FILE = "server.properties";
    private static final String[] FOR_EVERYBODY = {
        "process.roles", "broker,controller",
        "controller.listener.names", "CONTROLLER",
        "inter.broker.listener.name", "PLAINTEXT",
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "auto.create.topics.enable", "false",
        "group.initial.rebalance.delay.ms", "0",
        "group.streams.initial.rebalance.delay.ms", "0",
        // Kafka's own 128 MB would not fit into the small heap of an embedded node.
        "log.cleaner.dedupe.buffer.size", "2097152",
    };
    private static final String[] FAST_FAILOVER = {
        "broker.session.timeout.ms", "4000",
        "broker.heartbeat.interval.ms", "500",
        "controller.quorum.election.timeout.ms", "500",
        "controller.quorum.fetch.timeout.ms", "1000",
    };
    /** Nobody takes over from a single node, but after a kill it is let back in only when its former session has run out. */
    private static final String[] ALONE = {
        "broker.session.timeout.ms", "3000",
        "broker.heartbeat.interval.ms", "500",
    };

    private static final List<String> INTERNAL_TOPICS =
            List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic");

    NodeSettings {
        properties = Map.copyOf(properties);
    }

    static Path data(Path nodeFolder) {
        return nodeFolder.resolve("data");
    }

    static Path config(Path nodeFolder) {
        return nodeFolder.resolve(CONFIG_FILE);
    }

    void write(int id, List<Ports> cluster, Path nodeFolder) {
        var config = config(nodeFolder);
        var all = new Properties();
        all.putAll(forNode(id, cluster, nodeFolder));
        all.putAll(properties);
        try {
            Files.createDirectories(nodeFolder);
            try (var writer = Files.newBufferedWriter(config)) {
                all.store(writer, "Written anew at every start");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + config, e);
        }
    }

    /**
     * Quick to start and small, unless it is to live long. Its pauses are everybody's: what outlives two fillings of the
     * nursery lives long, and is not copied again and again.
     */
    List<String> jvmOptions() {
        return List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-Xmn64m",
                "-XX:MaxTenuringThreshold=1",
                "-XX:TieredStopAtLevel=" + (longLived ? 4 : 1),
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Djava.awt.headless=true");
    }

    private Map<String, String> forNode(int id, List<Ports> cluster, Path nodeFolder) {
        var own = cluster.get(id - 1);
        var all = pairs(FOR_EVERYBODY);
        all.put("node.id", String.valueOf(id));
        all.put("controller.quorum.voters", voters(cluster));
        all.put("listeners", "PLAINTEXT://%s,CONTROLLER://%s".formatted(broker(own), controller(own)));
        all.put("advertised.listeners", "PLAINTEXT://" + broker(own));
        all.put("log.dirs", data(nodeFolder).toString());
        all.put("default.replication.factor", String.valueOf(nodes));
        all.put("min.insync.replicas", majority());
        for (var topic : INTERNAL_TOPICS) {
            all.put(topic + ".num.partitions", String.valueOf(nodes));
            all.put(topic + ".replication.factor", String.valueOf(nodes));
        }
        all.put("transaction.state.log.min.isr", majority());
        all.put("share.coordinator.state.topic.min.isr", majority());
        if (nodes == 1) {
            all.putAll(pairs(ALONE));
        } else if (fastFailover) {
            all.putAll(pairs(FAST_FAILOVER));
        }
        return all;
    }

    private String majority() {
        return String.valueOf(nodes / 2 + 1);
    }

    private static String voters(List<Ports> cluster) {
        return IntStream.rangeClosed(1, cluster.size())
                .mapToObj(id -> id + "@" + controller(cluster.get(id - 1)))
                .collect(Collectors.joining(","));
    }

    private static String broker(Ports node) {
        return node.host() + ":" + node.broker();
    }

    private static String controller(Ports node) {
        return node.host() + ":" + node.controller();
    }

    private static Map<String, String> pairs(String... keysAndValues) {
        var map = new HashMap<String, String>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
