package smscoach.cli.base;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a running instance by HTTP. */
public final class Web {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Web() {}

    /** An answer, whatever it says. */
    public record Answer(int status, String body) {}

    /** The address of an instance, as a user gives it. */
    public static URI address(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--url '" + url + "' is no URL, as http://127.0.0.1:8080 is.");
        }
        if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme()) || uri.getHost() == null) {
            throw CommandFailure.usage("--url '" + url + "' is no URL, as http://127.0.0.1:8080 is.");
        }
        return uri;
    }

    /** Throws where nobody answers. */
    public static Answer get(URI uri) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(PATIENCE).GET().build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        }
    }
}
