package smscoach.topics;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds out why nobody answered, with a look at each bootstrap server: its name, then its port. */
final class Unreachable {
    private static final Pattern SERVER = Pattern.compile("(?:[A-Za-z0-9+.-]+://)?\\[?(.+?)]?:(\\d{1,5})");
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int LOOKS = 5;

    private Unreachable() {}

    /** How one server was found. */
    private enum Finding {
        UNKNOWN_NAME("no such host name"),
        CLOSED("no connection"),
        SILENT("it takes connections");

        private final String words;

        Finding(String words) {
            this.words = words;
        }
    }

    private record Look(String server, Finding finding) {
        @Override
        public String toString() {
            return "%s: %s".formatted(server, finding.words);
        }
    }

    static StartupException at(Cluster cluster, String doing, Throwable cause) {
        var looks = looks(cluster.bootstrapServers());
        if (!looks.isEmpty() && looks.stream().allMatch(look -> look.finding == Finding.UNKNOWN_NAME)) {
            return unknownName(cluster.bootstrapServers(), cause);
        }
        boolean takesConnections = looks.stream().anyMatch(look -> look.finding == Finding.SILENT);
        return new StartupException(
                StartupProblem.BROKER_UNREACHABLE,
                "No answer from Kafka at bootstrap-servers %s within %s, while %s (%s). %s"
                        .formatted(
                                cluster.bootstrapServers(),
                                seconds(cluster.patience()),
                                doing,
                                looks.stream().map(Look::toString).collect(Collectors.joining("; ")),
                                takesConnections
                                        ? "Does security.protocol fit that port, can the brokers' advertised.listeners be"
                                                + " reached from here, and are the brokers well?"
                                        : "Start the brokers, or correct bootstrap-servers, or open the way to them."),
                cause);
    }

    static StartupException unknownName(String bootstrapServers, Throwable cause) {
        return new StartupException(
                StartupProblem.BROKER_NAME_UNKNOWN,
                "No host name of bootstrap-servers %s has an address. Correct it, or the name service of this machine."
                        .formatted(bootstrapServers),
                cause);
    }

    private static List<Look> looks(String bootstrapServers) {
        return Arrays.stream(bootstrapServers.split(","))
                .map(String::strip)
                .filter(server -> !server.isEmpty())
                .limit(LOOKS)
                .map(server -> new Look(server, look(server)))
                .toList();
    }

    private static Finding look(String server) {
        var parts = SERVER.matcher(server);
        if (!parts.matches()) {
            return Finding.CLOSED;
        }
        var address = new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2)));
        if (address.isUnresolved()) {
            return Finding.UNKNOWN_NAME;
        }
        try (var socket = new Socket()) {
            socket.connect(address, (int) PATIENCE.toMillis());
            return Finding.SILENT;
        } catch (IOException e) {
            return Finding.CLOSED;
        }
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }
}
