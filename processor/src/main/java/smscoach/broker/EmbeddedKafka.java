package smscoach.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's own server on loopback ports, one node or three, each in a Java process of its own.
 *
 * <p>The nodes end with this process, however it ends: they watch a pipe that only it holds. Temporary data goes at
 * {@link #close()}; what a killed process leaves is deleted when the next one asks for temporary data.
 *
 * <p>There is no shutdown hook here: whoever has one closes his clients first, then this.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final int STARTS = 3;

    /** A node that cannot reach a majority cannot leave in order. */
    private static final Duration WITHOUT_QUORUM = Duration.ofSeconds(2);

    private final DataFolder data;
    private final Network network;
    private final List<KafkaNode> nodes;
    private boolean closed;

    private EmbeddedKafka(DataFolder data, Network network, List<KafkaNode> nodes) {
        this.data = data;
        this.network = network;
        this.nodes = List.copyOf(nodes);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** For the client setting of the same name. */
    public String bootstrapServers() {
        return nodes.stream().map(KafkaNode::bootstrapServer).collect(Collectors.joining(","));
    }

    public List<KafkaNode> nodes() {
        return nodes;
    }

    /** The node with this id, from 1. */
    public KafkaNode node(int id) {
        return nodes.get(id - 1);
    }

    /** Holds the nodes' data and log files. */
    public Path dataDirectory() {
        return data.path();
    }

    /** Starts every node that is down, all at once, until all answer: one alone would find no majority. */
    public void restartAll() {
        nodes.stream().filter(node -> !node.isAlive()).forEach(KafkaNode::relaunch);
        Readiness.await(nodes);
    }

    /** Stops the nodes, then deletes temporary data. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            nodes.forEach(this::end);
        } finally {
            network.close();
            data.close();
        }
    }

    /** One after another, so that a majority stays for all but the last; data that nobody keeps needs no order. */
    private void end(KafkaNode node) {
        if (data.isTemporary() && !node.writesClassArchive()) {
            node.kill();
        } else if (hasMajority()) {
            node.stop();
        } else {
            node.stop(WITHOUT_QUORUM);
        }
    }

    private boolean hasMajority() {
        return nodes.stream().filter(KafkaNode::isAlive).count() > nodes.size() / 2;
    }

    /** What can be chosen; everything has a default that suits a test. */
    public static final class Builder {
        private static final int SMALLEST_HEAP = 128;

        private final Map<String, String> properties = new HashMap<>();
        private int nodes = 1;
        private int heapMegabytes = 256;
        private boolean fastFailover;
        private boolean longLived;
        private boolean namespaces;
        private @Nullable Path dataDirectory;
        private @Nullable Integer port;

        private Builder() {}

        /** One node or three. */
        public Builder nodes(int count) {
            if (count != 1 && count != 3) {
                throw new IllegalArgumentException("Kafka is embedded with 1 node or with 3, not with " + count + ".");
            }
            nodes = count;
            return this;
        }

        /** Keeps the data there for the next start. Without it the data is temporary. */
        public Builder dataDirectory(Path directory) {
            dataDirectory = directory;
            return this;
        }

        /** A broker setting of every node; it wins over the ones made here. */
        public Builder property(String key, String value) {
            properties.put(key, value);
            return this;
        }

        /** The heap of a node. */
        public Builder heapMegabytes(int megabytes) {
            if (megabytes < SMALLEST_HEAP) {
                throw new IllegalArgumentException(
                        "A node needs a heap of %d MB or more, not %d.".formatted(SMALLEST_HEAP, megabytes));
            }
            heapMegabytes = megabytes;
            return this;
        }

        /** Has the nodes compile what they do often as well as a broker does that runs for months. */
        public Builder longLived() {
            longLived = true;
            return this;
        }

        /** The port of node 1. Without it, and for the other nodes, a free one is found. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** Notices a dead node among three within about four seconds instead of nine, and lets it back in as soon. */
        public Builder fastFailover() {
            fastFailover = true;
            return this;
        }

        /**
         * Gives every node a network of its own, in which it can be isolated: for root on Linux, where
         * {@link NetworkNamespaces#obstacle} finds nothing in the way. The data is temporary then.
         */
        public Builder inNetworkNamespaces() {
            namespaces = true;
            return this;
        }

        /** Returns when every node answers and counts every other among the living. */
        public EmbeddedKafka start() {
            var library = BrokerLibrary.find();
            var data = dataDirectory == null ? DataFolder.temporary() : DataFolder.kept(dataDirectory);
            var network = namespaces ? NetworkNamespaces.create(nodes) : Network.LOOPBACK;
            try {
                return start(library, data, network);
            } catch (RuntimeException e) {
                network.close();
                data.closeKeepingLogs();
                throw e;
            }
        }

        private EmbeddedKafka start(BrokerLibrary library, DataFolder data, Network network) {
            var began = System.nanoTime();
            awaitFormerNodes(data);
            for (int attempt = 1; ; attempt++) {
                var kafka = launch(library, data, network);
                try {
                    Readiness.await(kafka.nodes);
                    LOG.info("{} Kafka node(s) ready on {} after {} ms", nodes, kafka.bootstrapServers(), since(began));
                    return kafka;
                } catch (RuntimeException e) {
                    // Somebody may take a port between our look at it and the node's.
                    boolean again = kafka.nodes.stream().anyMatch(KafkaNode::lostItsPort) && attempt < STARTS;
                    kafka.nodes.forEach(KafkaNode::kill);
                    if (!again) {
                        throw e;
                    }
                }
            }
        }

        private EmbeddedKafka launch(BrokerLibrary library, DataFolder data, Network network) {
            var memory = plan(data, network);
            data.remember(memory);
            var settings = new NodeSettings(nodes, heapMegabytes, longLived, fastFailover, properties);
            var launched = new ArrayList<KafkaNode>();
            try {
                for (int id = 1; id <= nodes; id++) {
                    launched.add(new KafkaNode(
                            id, memory.ports(), memory.clusterId(), settings, library, data.node(id), network));
                }
            } catch (RuntimeException e) {
                launched.forEach(KafkaNode::kill);
                throw e;
            }
            return new EmbeddedKafka(data, network, launched);
        }

        private DataFolder.Memory plan(DataFolder data, Network network) {
            var memory = data.memory();
            memory.ifPresent(before -> requireSameSize(before, data));
            var taken = new HashSet<Integer>();
            var ports = IntStream.rangeClosed(1, nodes)
                    .mapToObj(id ->
                            ports(id, memory.map(before -> before.ports().get(id - 1)), taken, network))
                    .toList();
            return new DataFolder.Memory(
                    memory.map(DataFolder.Memory::clusterId)
                            .orElseGet(() -> Uuid.randomUuid().toString()),
                    ports);
        }

        private Ports ports(int id, Optional<Ports> before, Set<Integer> taken, Network network) {
            int broker = id == 1 && port != null ? fixed(port, taken) : again(before.map(Ports::broker), taken);
            return new Ports(network.host(id), broker, again(before.map(Ports::controller), taken));
        }

        private static int fixed(int port, Set<Integer> taken) {
            if (!Ports.isFree(port)) {
                throw new EmbeddedKafkaException(
                        "Port %d on %s is in use by another program. End that one, or choose another port."
                                .formatted(port, Ports.HOST));
            }
            taken.add(port);
            return port;
        }

        private static int again(Optional<Integer> port, Set<Integer> taken) {
            return port.filter(Ports::isFree).filter(taken::add).orElseGet(() -> Ports.free(taken));
        }

        private void requireSameSize(DataFolder.Memory before, DataFolder data) {
            if (before.ports().size() != nodes) {
                throw new EmbeddedKafkaException(
                        "The data in %s is that of %d node(s), not %d. Start as many, or choose another folder."
                                .formatted(data, before.ports().size(), nodes));
            }
        }

        private void awaitFormerNodes(DataFolder data) {
            if (!Waiting.until(KafkaNode.GONE, data::isFreeOfFormerNodes)) {
                throw new EmbeddedKafkaException(
                        "Kafka nodes of an earlier run still work on %s. End them, or choose another folder."
                                .formatted(data));
            }
        }

        private static long since(long nanoTime) {
            return Duration.ofNanos(System.nanoTime() - nanoTime).toMillis();
        }
    }
}
