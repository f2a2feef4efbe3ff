package smscoach.bench.state;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/** What an instance says of itself by HTTP. */
record Gauges(int port) {

    private static final String LIVE_SESSIONS = "smscoach_live_sessions";
    private static final String SUBSCRIPTIONS = "smscoach_active_subscriptions";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** At a port that nobody has now. */
    static Gauges atAnyPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return new Gauges(socket.getLocalPort());
        }
    }

    record Counts(long liveSessions, long subscriptions) {}

    Counts counts() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        return counts(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    static Counts counts(String metrics) {
        return new Counts(sum(LIVE_SESSIONS, metrics), sum(SUBSCRIPTIONS, metrics));
    }

    /** Over all partitions. */
    private static long sum(String name, String metrics) {
        return Pattern.compile("^" + name + "\\{[^}]*} (\\S+)", Pattern.MULTILINE)
                .matcher(metrics)
                .results()
                .mapToLong(found -> Math.round(Double.parseDouble(found.group(1))))
                .sum();
    }
}
