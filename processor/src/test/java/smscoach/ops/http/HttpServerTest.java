package smscoach.ops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class HttpServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger BUGS = (Logger) LoggerFactory.getLogger(HttpServer.class);
    private static HttpServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        BUGS.setLevel(Level.OFF);
        client = HttpClient.newHttpClient();
        server = HttpServer.start("127.0.0.1", 0, routes -> {
            routes.get("/echo/{id}", ctx -> Json.answer(ctx, 200, Json.object().put("id", ctx.pathParam("id"))));
            routes.get("/bug", ctx -> {
                throw new IllegalStateException("sasl.jaas.config=hunter2");
            });
        });
    }

    @AfterAll
    static void stop() {
        server.close();
        client.close();
        BUGS.setLevel(null);
    }

    @ParameterizedTest
    @CsvSource({"GET, /nowhere, 404", "GET, /, 404", "POST, /echo/a, 405", "DELETE, /nowhere, 404", "GET, /bug, 500"})
    void shouldTellInJsonWhyThereIsNoAnswer(String method, String path, int status) throws Exception {
        // When
        HttpResponse<String> answer = ask(method, path);

        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(JSON.readTree(answer.body()).path("status").asInt()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("error").asText()).isNotBlank();
        assertThat(answer.body()).doesNotContain("hunter2", "Exception", "\tat ", "jetty", "avalin");
        assertThat(answer.headers().map()).doesNotContainKey("server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /a/../b%2e%2e/%2e%2e HTTP/1.1", "GET /%zz HTTP/1.1", "nonsense"})
    void shouldTellInJsonThatItIsNoRequest(String line) throws Exception {
        // When
        String answer = raw(line);

        // Then
        assertThat(answer).contains("\"error\":").doesNotContain("<html", "Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "user@example.org", "+49~151", "a.b_c=d:e-f"})
    void shouldTakeEveryIdAsItIs(String id) throws Exception {
        // When
        HttpResponse<String> answer = ask("GET", "/echo/" + id);

        // Then
        assertThat(JSON.readTree(answer.body()).path("id").asText()).isEqualTo(id);
    }

    @Test
    void shouldSayThatAnAddressIsTaken() {
        assertThatThrownBy(() -> HttpServer.start("127.0.0.1", server.port(), routes -> {}))
                .isInstanceOf(CannotListenException.class)
                .hasMessage("Cannot listen on 127.0.0.1:" + server.port() + ": Address already in use.");
    }

    private static HttpResponse<String> ask(String method, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return client.send(
                HttpRequest.newBuilder(uri)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private static String raw(String line) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write((line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
