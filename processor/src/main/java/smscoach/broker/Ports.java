package smscoach.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Where a node listens: one port for clients and the other brokers, one for the controllers' quorum. */
record Ports(String host, int broker, int controller) {
    static final String HOST = "127.0.0.1";

    /**
     * Below the range from which Linux and macOS pick the ports of outgoing connections: a client that keeps knocking on
     * a dead node's port must not be given that very port, connect to itself and keep the node from coming back.
     */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int TRIES = 1_000;
    private static final int KNOCK_MILLIS = 500;

    /** A free port that is not among those taken, to which it is added. */
    static int free(Set<Integer> taken) {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!taken.contains(port) && isFree(port)) {
                taken.add(port);
                return port;
            }
        }
        throw new EmbeddedKafkaException("No free port between %d and %d on %s. End what holds them and start again."
                .formatted(LOWEST, HIGHEST, HOST));
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(at(HOST, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether somebody accepts connections at the broker's port. */
    boolean answer() {
        try (var socket = new Socket()) {
            socket.connect(at(host, broker), KNOCK_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Hosts are addresses here, never names. */
    private static InetSocketAddress at(String host, int port) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getAllByName(host)[0], port);
    }
}
