package smscoach.gateway.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway listens, and what it bears.
 *
 * @param port 0 for any that is free
 * @param tls null for plain HTTP
 * @param replyPatience how long the reply to a command is waited for
 * @param bodyPatience how long the headers of a request may take, and then its body
 * @param requestsPerSecond of one user; twice as many may come at once
 * @param maxStreams open event streams of all users
 * @param eventsBack how old events may be that are in memory from the start
 * @param sendMessages whether it publishes what users write, as else the SMS platform alone does
 * @param clock by which commands and messages are issued; too far ahead of the brokers' they become dead letters
 */
public record GatewaySettings(
        String host,
        int port,
        @Nullable Tls tls,
        Duration replyPatience,
        Duration bodyPatience,
        int requestsPerSecond,
        int maxStreams,
        Duration eventsBack,
        boolean sendMessages,
        InstantSource clock) {

    /** More browser tabs than this of one user are none. */
    static final int STREAMS_PER_USER = 8;

    public static final Duration BODY_PATIENCE = Duration.ofSeconds(10);
    public static final Duration EVENTS_BACK = Duration.ofMinutes(2);

    public GatewaySettings {
        require(port >= 0 && port < 65_536, "gateway-port must be 0 to 65535");
        require(!replyPatience.isZero(), "reply-patience must not be 0");
        require(requestsPerSecond >= 1, "requests-per-second must be at least 1");
        require(maxStreams >= 1, "max-streams must be at least 1");
    }

    /** As usual, on an address that nobody else can reach, and with no SMS platform beside it. */
    public static GatewaySettings onThisMachine(int port) {
        return new GatewaySettings(
                "127.0.0.1",
                port,
                null,
                Duration.ofSeconds(10),
                BODY_PATIENCE,
                20,
                10_000,
                EVENTS_BACK,
                true,
                InstantSource.system());
    }

    /** The same on any port that is free. */
    public GatewaySettings onAnyPort() {
        return new GatewaySettings(
                host,
                0,
                tls,
                replyPatience,
                bodyPatience,
                requestsPerSecond,
                maxStreams,
                eventsBack,
                sendMessages,
                clock);
    }

    /** Whether tokens travel where others can read them. */
    public boolean isOpenToEavesdroppers() {
        try {
            return tls == null
                    && !Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return tls == null;
        }
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
