package smscoach.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A network namespace for each node, and one more with the switch between them and this machine: a node whose cable is
 * down at the switch answers nobody, and nobody is told why.
 *
 * <p>The switch has a namespace of its own since firewalls of this machine, as Docker sets them up, may forbid it to
 * pass anything on. The names hold the number of this process. What a killed process leaves is removed when the next one
 * comes here.
 */
public final class NetworkNamespaces implements Network {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkNamespaces.class);
    private static final Pattern OURS = Pattern.compile("coach([0-9]{1,8})-[0-9]");
    private static final int PATIENCE_SECONDS = 10;

    private static final int OF_THIS_MACHINE = 254;

    private static final int SWITCH = 0;

    private final String prefix;
    private final String subnet;
    private final int nodes;

    private NetworkNamespaces(long pid, int nodes) {
        this.prefix = "coach" + pid;
        // Of the block that RFC 2544 sets apart for tests between devices.
        this.subnet = "198.18." + pid % 256 + ".";
        this.nodes = nodes;
    }

    /** What keeps this machine and user from having them, in a sentence; empty where nothing does. */
    public static Optional<String> obstacle() {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            return Optional.of("network namespaces are a thing of Linux");
        }
        String probe = "coach" + ProcessHandle.current().pid() + "-0";
        try {
            run("ip", "netns", "add", probe);
            run("ip", "netns", "delete", probe);
            return Optional.empty();
        } catch (EmbeddedKafkaException e) {
            return Optional.of("network namespaces need root and the command ip (of iproute2)");
        }
    }

    static NetworkNamespaces create(int nodes) {
        sweep();
        var network = new NetworkNamespaces(ProcessHandle.current().pid(), nodes);
        try {
            network.build();
            return network;
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    private void build() {
        String hub = name(SWITCH);
        run("ip", "netns", "add", hub);
        run("ip", "-n", hub, "link", "add", "hub", "type", "bridge");
        run("ip", "-n", hub, "link", "set", "hub", "up");
        run("ip", "link", "add", prefix, "type", "veth", "peer", "name", "machine", "netns", hub);
        run("ip", "address", "add", subnet + OF_THIS_MACHINE + "/24", "dev", prefix);
        run("ip", "link", "set", prefix, "up");
        run("ip", "-n", hub, "link", "set", "machine", "master", "hub", "up");
        for (int node = 1; node <= nodes; node++) {
            var name = name(node);
            run("ip", "netns", "add", name);
            run("ip", "-n", hub, "link", "add", cable(node), "type", "veth", "peer", "name", "eth0", "netns", name);
            run("ip", "-n", hub, "link", "set", cable(node), "master", "hub", "up");
            run("ip", "-n", name, "address", "add", host(node) + "/24", "dev", "eth0");
            run("ip", "-n", name, "link", "set", "lo", "up");
            run("ip", "-n", name, "link", "set", "eth0", "up");
        }
    }

    @Override
    public String host(int node) {
        return subnet + node;
    }

    @Override
    public List<String> entrance(int node) {
        return List.of("ip", "netns", "exec", name(node));
    }

    @Override
    public void isolate(int node) {
        run("ip", "-n", name(SWITCH), "link", "set", cable(node), "down");
    }

    @Override
    public void heal(int node) {
        run("ip", "-n", name(SWITCH), "link", "set", cable(node), "up");
    }

    @Override
    public void close() {
        for (int node = SWITCH; node <= nodes; node++) {
            remove(name(node));
        }
    }

    private String name(int node) {
        return prefix + "-" + node;
    }

    private static String cable(int node) {
        return "node-" + node;
    }

    private static void sweep() {
        run("ip", "netns", "list")
                .lines()
                .map(line -> line.split(" ", 2)[0])
                .filter(NetworkNamespaces::isLeftBehind)
                .forEach(NetworkNamespaces::remove);
    }

    private static boolean isLeftBehind(String name) {
        var matcher = OURS.matcher(name);
        return matcher.matches()
                && ProcessHandle.of(Long.parseLong(matcher.group(1)))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    /** A namespace takes its cables along. */
    private static void remove(String namespace) {
        try {
            run("ip", "netns", "delete", namespace);
        } catch (EmbeddedKafkaException e) {
            LOG.debug("{} stays, or never was", namespace, e);
        }
    }

    private static String run(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new EmbeddedKafkaException("'%s' failed: %s. Network namespaces need root and iproute2."
                        .formatted(String.join(" ", command), said.strip()));
            }
            return said;
        } catch (IOException e) {
            throw new EmbeddedKafkaException("'%s' cannot be run: %s".formatted(command[0], e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedKafkaException("Interrupted while setting up a network.", e);
        }
    }
}
