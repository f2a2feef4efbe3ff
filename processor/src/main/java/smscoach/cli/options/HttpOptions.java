package smscoach.cli.options;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import smscoach.cli.base.CommandFailure;

/** Where an instance answers those who run it. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class HttpOptions {

    /** Where nobody asked for another. */
    public static final int DEFAULT_PORT = 8080;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "Where health, metrics and state are asked by HTTP; 0 for any free port, which is printed."
                    + " Default: 8080, or any free one where that is taken.")
    private @Nullable Integer port;

    @Option(
            names = "--http-host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on. There is no access control: whoever reaches it sees who coaches"
                    + " whom. Default: ${DEFAULT-VALUE}.")
    private String host;

    @Option(
            names = "--http-advertised",
            paramLabel = "HOST:PORT",
            description = "Where other instances reach this one, to answer for each other. Default: --http-host, or the"
                    + " name of this machine where that is every address, and the port.")
    private @Nullable String advertised;

    @Option(names = "--no-http", fallbackValue = "true", description = "Listen to nobody.")
    private boolean off;

    public boolean isOff() {
        return off;
    }

    public String host() {
        return host;
    }

    /** Null where the default is as good as any other. */
    public @Nullable Integer port() {
        if (port != null && (port < 0 || port > 65_535)) {
            throw CommandFailure.usage("--http-port " + port + " is no port; it can be 0 to 65535.");
        }
        return port;
    }

    /** For an instance that listens on that port. */
    public String advertised(int actualPort) {
        if (advertised == null) {
            return (isEveryAddress() ? nameOfThisMachine() : host) + ":" + actualPort;
        }
        if (!advertised.matches("(?:[A-Za-z0-9._-]+|\\[[0-9a-fA-F:]+]):[0-9]{1,5}")) {
            throw CommandFailure.usage("--http-advertised '" + advertised + "' is not HOST:PORT.");
        }
        return advertised;
    }

    private boolean isEveryAddress() {
        return host.equals("0.0.0.0") || host.equals("::");
    }

    private static String nameOfThisMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
