package smscoach.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Asks one gateway. Whatever it answers is seen by the description. */
record GatewayClient(HttpClient client, int port, Description description) {

    private static final ObjectMapper JSON = new ObjectMapper();

    record Answered(int status, JsonNode json, HttpHeaders headers) {

        int statusCode() {
            return json.path("statusCode").asInt(-1);
        }

        String reason() {
            return json.path("statusReason").asText();
        }
    }

    Answered ask(String method, String path, String token, String body, Map<String, String> headers) throws Exception {
        HttpResponse<String> response =
                client.send(request(method, path, token, body, headers), BodyHandlers.ofString());
        description.saw(method, path, response.statusCode());
        return new Answered(response.statusCode(), JSON.readTree(response.body()), response.headers());
    }

    Answered post(String path, String token, String body) throws Exception {
        return ask("POST", path, token, body, Map.of());
    }

    Answered get(String path, String token) throws Exception {
        return ask("GET", path, token, "", Map.of());
    }

    EventReader events(String token, Map<String, String> headers) throws Exception {
        return events("/api/v2/me/events", token, headers);
    }

    EventReader events(String path, String token, Map<String, String> headers) throws Exception {
        HttpResponse<InputStream> response =
                client.send(request("GET", path, token, "", headers), BodyHandlers.ofInputStream());
        description.saw("GET", path, response.statusCode());
        if (response.statusCode() != 200) {
            throw new AssertionError("No events: " + response.statusCode());
        }
        return new EventReader(response.body());
    }

    /** What is no JSON. */
    HttpResponse<String> text(String path, String token) throws Exception {
        HttpResponse<String> response = client.send(request("GET", path, token, "", Map.of()), BodyHandlers.ofString());
        description.saw("GET", path, response.statusCode());
        return response;
    }

    /** Of the console, unless the one that has this mark is the same. */
    HttpResponse<String> page(String path, String tag) throws Exception {
        Map<String, String> headers = tag.isEmpty() ? Map.of() : Map.of("If-None-Match", tag);
        return client.send(request("GET", path, "", "", headers), BodyHandlers.ofString());
    }

    /** How it is answered, without what follows. */
    Answered beginning(String path, String token) throws Exception {
        HttpResponse<InputStream> response =
                client.send(request("GET", path, token, "", Map.of()), BodyHandlers.ofInputStream());
        response.body().close();
        description.saw("GET", path, response.statusCode());
        return new Answered(response.statusCode(), JSON.nullNode(), response.headers());
    }

    /** A connection of its own, with a small buffer. By HTTP 1.0 the stream comes as it is, not in chunks. */
    Socket rawEvents(String token, int buffer) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(buffer);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        write(
                socket,
                "GET /api/v2/me/events HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n");
        return socket;
    }

    /** What is answered to bytes that no client library would send. */
    String raw(String head) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            write(socket, head + "Host: localhost\r\nConnection: close\r\n\r\n");
            return new String(new BufferedInputStream(socket.getInputStream()).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private HttpRequest request(String method, String path, String token, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        return request.build();
    }
}
