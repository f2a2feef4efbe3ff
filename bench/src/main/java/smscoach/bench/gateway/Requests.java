package smscoach.bench.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import smscoach.bench.compare.measure.Due;
import smscoach.gateway.identity.LocalIssuer;

/** Commands, each sent when it is due, however long others wait: what piles up counts for all who stand in it. */
final class Requests {

    private static final int CONTACT_CENTERS = 20;
    private static final int SUPERVISORS = 5;
    /** Each sets the same subscriptions again and again, so that the state does not grow. */
    private static final int AGENTS = 10;

    private static final String COACH = "{\"operationName\":\"Coach\"}";
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(5);

    private final HttpClient client;
    private final List<HttpRequest> requests = new ArrayList<>();

    Requests(HttpClient client, int port, LocalIssuer issuer) {
        this.client = client;
        List<People> centers = new ArrayList<>();
        for (int i = 0; i < CONTACT_CENTERS; i++) {
            centers.add(People.of(issuer, "cc-" + i, SUPERVISORS));
        }
        for (int agent = 0; agent < AGENTS; agent++) {
            URI uri = URI.create("http://127.0.0.1:" + port + "/api/v2/users/a-" + agent + "/channels/smssession");
            for (int supervisor = 0; supervisor < SUPERVISORS; supervisor++) {
                for (People center : centers) {
                    requests.add(HttpRequest.newBuilder(uri)
                            .header("Authorization", "Bearer " + center.tokens().get(supervisor))
                            .POST(BodyPublishers.ofString(COACH))
                            .build());
                }
            }
        }
    }

    Results.Replies send(int ratePerSecond, Duration time) throws InterruptedException {
        Histogram nanos = new ConcurrentHistogram(LONGEST, 3);
        Map<String, Long> refused = new ConcurrentSkipListMap<>();
        long count = ratePerSecond * time.toSeconds();
        List<CompletableFuture<?>> answers = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + TimeUnit.SECONDS.toNanos(i) / ratePerSecond;
            Due.await(due);
            answers.add(client.sendAsync(requests.get(i % requests.size()), BodyHandlers.ofString())
                    .handle((answer, failure) -> {
                        nanos.recordValue(Math.min(LONGEST, System.nanoTime() - due));
                        if (failure != null || answer.statusCode() != 200) {
                            refused.merge(
                                    failure == null
                                            ? UUID.matcher(answer.body()).replaceAll("...")
                                            : failure.toString(),
                                    1L,
                                    Long::sum);
                        }
                        return "";
                    }));
        }
        double sentPerSecond = count * 1e9 / (System.nanoTime() - start);
        answers.forEach(CompletableFuture::join);
        return new Results.Replies(Millis.of(nanos), refused, sentPerSecond);
    }
}
