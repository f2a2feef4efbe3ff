package smscoach.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smscoach.topics.Certificate;

class TlsTest {

    private static Certificate certificate;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void make() {
        certificate = Certificate.ofLoopback();
    }

    @AfterAll
    static void delete() {
        certificate.close();
    }

    @Test
    void shouldListenWithAKeyStore() throws Exception {
        assertListens(Tls.ofKeyStore(certificate.keyStore(), Certificate.PASSWORD));
    }

    @Test
    void shouldListenWithPem() throws Exception {
        // Given
        KeyStore store = KeyStore.getInstance(certificate.keyStore().toFile(), Certificate.PASSWORD.toCharArray());
        byte[] key = store.getKey("broker", Certificate.PASSWORD.toCharArray()).getEncoded();
        Path pem = folder.resolve("key.pem");
        Files.writeString(
                pem,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n");

        // Then
        assertListens(Tls.ofPem(certificate.pem(), pem));
    }

    @Test
    void shouldSayThatThereIsNoKey() {
        assertThatThrownBy(() -> Tls.ofPem(certificate.pem(), certificate.pem()))
                .hasMessageContaining("PRIVATE KEY");
    }

    @Test
    void shouldKnowWhereTokensCouldBeRead() throws Exception {
        Tls tls = Tls.ofKeyStore(certificate.keyStore(), Certificate.PASSWORD);
        assertThat(settings("127.0.0.1", null).isOpenToEavesdroppers()).isFalse();
        assertThat(settings("0.0.0.0", null).isOpenToEavesdroppers()).isTrue();
        assertThat(settings("0.0.0.0", tls).isOpenToEavesdroppers()).isFalse();
    }

    /** As browsers do that connect before they know what to ask. */
    @Test
    void shouldNotHurryWhoHasNotBegunToAsk() throws Exception {
        // Given
        GatewaySettings settings = settings("127.0.0.1", Tls.ofKeyStore(certificate.keyStore(), Certificate.PASSWORD));
        try (HttpServer server = HttpServer.start(settings, routes -> routes.get("/", ctx -> ctx.result("here")));
                Socket socket = trusting().getSocketFactory().createSocket("127.0.0.1", server.port())) {
            ((SSLSocket) socket).startHandshake();
            socket.setSoTimeout(
                    (int) settings.bodyPatience().multipliedBy(3).dividedBy(2).toMillis());
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(10_000);

            // When
            for (String part : List.of("GET / HTTP/1.1\r\nHost: me\r\n", "Connection: close\r\n\r\n")) {
                socket.getOutputStream().write(part.getBytes(US_ASCII));
                socket.getOutputStream().flush();
            }

            // Then
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .endsWith("here");
        }
    }

    private static void assertListens(Tls tls) throws Exception {
        try (HttpServer server = HttpServer.start(
                        settings("127.0.0.1", tls), routes -> routes.get("/", ctx -> ctx.result("here")));
                HttpClient client =
                        HttpClient.newBuilder().sslContext(trusting()).build()) {
            var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + "/"))
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("here");
        }
    }

    private static SSLContext trusting() throws Exception {
        KeyStore store = KeyStore.getInstance(certificate.keyStore().toFile(), Certificate.PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("gateway", store.getCertificate("broker"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static GatewaySettings settings(String host, @Nullable Tls tls) {
        return new GatewaySettings(
                host,
                0,
                tls,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1,
                1,
                GatewaySettings.EVENTS_BACK,
                false,
                InstantSource.system());
    }
}
