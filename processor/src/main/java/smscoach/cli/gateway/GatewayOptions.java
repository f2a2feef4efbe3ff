package smscoach.cli.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.Reasons;
import smscoach.gateway.http.GatewaySettings;
import smscoach.gateway.http.Tls;

/** Where the gateway listens, and what it bears. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class GatewayOptions {

    @Option(
            names = "--gateway-host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address that the gateway listens on; 0.0.0.0 for all. Default: ${DEFAULT-VALUE}.")
    private String host;

    @Mixin
    private GatewayPortOption port = new GatewayPortOption();

    @Option(
            names = "--reply-patience",
            paramLabel = "DURATION",
            defaultValue = "10s",
            description = "How long the reply to a command is waited for before the answer is 504."
                    + " Default: ${DEFAULT-VALUE}.")
    private Duration replyPatience;

    @Option(
            names = "--requests-per-second",
            paramLabel = "COUNT",
            defaultValue = "20",
            description = "Of one user; twice as many may come at once. Default: ${DEFAULT-VALUE}.")
    private int requestsPerSecond;

    @Option(
            names = "--max-streams",
            paramLabel = "COUNT",
            defaultValue = "10000",
            description = "Event streams that may be open at once, of all users. Default: ${DEFAULT-VALUE}.")
    private int maxStreams;

    @Option(
            names = "--send-messages",
            fallbackValue = "true",
            description = "Publishes what supervisors write in sessions, to sms-session-events: where no SMS platform"
                    + " does.")
    private boolean sendMessages;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "The certificate in PEM, with its chain; needs --tls-key.")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Its key in PEM: PKCS 8, not encrypted.")
    private @Nullable Path key;

    @Option(
            names = "--tls-keystore",
            paramLabel = "FILE",
            description = "A key store in place of PEM; needs --tls-keystore-password-file.")
    private @Nullable Path keyStore;

    @Option(
            names = "--tls-keystore-password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the key store's password.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--insecure-http",
            fallbackValue = "true",
            description = "Listens without TLS also where others could read the tokens: behind a proxy that has it.")
    private boolean insecureHttp;

    GatewayPortOption port() {
        return port;
    }

    GatewaySettings settings() {
        GatewaySettings settings;
        try {
            settings = new GatewaySettings(
                    host,
                    port.port(),
                    tls(),
                    replyPatience,
                    GatewaySettings.BODY_PATIENCE,
                    requestsPerSecond,
                    maxStreams,
                    GatewaySettings.EVENTS_BACK,
                    sendMessages,
                    InstantSource.system());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e.getMessage() + ".");
        }
        if (settings.isOpenToEavesdroppers() && !insecureHttp) {
            throw CommandFailure.usage("Without TLS, tokens sent to " + host + " can be read on their way. Give"
                    + " --tls-certificate and --tls-key, or --insecure-http where a proxy in front has TLS.");
        }
        return settings;
    }

    private @Nullable Tls tls() {
        try {
            if (keyStore != null) {
                if (passwordFile == null) {
                    throw CommandFailure.usage("--tls-keystore needs --tls-keystore-password-file.");
                }
                return Tls.ofKeyStore(
                        keyStore,
                        Files.readString(passwordFile, UTF_8)
                                .lines()
                                .findFirst()
                                .orElse(""));
            }
            if (certificate == null && key == null) {
                return null;
            }
            if (certificate == null || key == null) {
                throw CommandFailure.usage("--tls-certificate and --tls-key need each other.");
            }
            return Tls.ofPem(certificate, key);
        } catch (IOException e) {
            throw CommandFailure.unavailable("Cannot read the certificate or its key: " + Reasons.of(e) + ".", e);
        } catch (GeneralSecurityException e) {
            throw CommandFailure.unavailable("Cannot use the certificate or its key: " + e.getMessage() + ".", e);
        }
    }
}
