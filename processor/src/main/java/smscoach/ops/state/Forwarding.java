package smscoach.ops.state;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.HostInfo;
import smscoach.ops.http.Json;
import smscoach.stream.StateQueries.Placement;

/** Asks another instance in the place of whoever asked us. Once only: it does not pass on what was passed on to it. */
final class Forwarding {

    static final String FORWARDED = "X-Coach-Forwarded";

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    boolean isForwarded(Context ctx) {
        return ctx.header(FORWARDED) != null;
    }

    /**
     * Answers with what the instance that processes the contact center answers, or else one that has a copy.
     *
     * @return false where none of them can be reached
     */
    boolean forward(Context ctx, Placement place, boolean staleWillDo) {
        Stream<HostInfo> copies = staleWillDo ? place.standbys().stream() : Stream.empty();
        Optional<HttpResponse<byte[]>> answer = Stream.concat(place.active().stream(), copies)
                .map(host -> ask(host, ctx))
                .flatMap(Optional::stream)
                .findFirst();
        answer.ifPresent(found -> ctx.status(found.statusCode())
                .header("Cache-Control", "no-store")
                .contentType(Json.TYPE)
                .result(found.body()));
        return answer.isPresent();
    }

    private Optional<HttpResponse<byte[]>> ask(HostInfo host, Context ctx) {
        String query = ctx.queryString() == null ? "" : "?" + ctx.queryString();
        try {
            URI uri = URI.create("http://" + host.host() + ":" + host.port() + ctx.req().getRequestURI() + query);
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(PATIENCE).header(FORWARDED, "1").GET().build();
            return Optional.of(client.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
