package smscoach.cli.gateway;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The gateway's port. */
public final class GatewayPortOption {

    private static final int USUAL = 8090;

    @Option(
            names = "--gateway-port",
            paramLabel = "PORT",
            description = "The gateway's port; 0 for any that is free, which is printed. Default: 8090, or any free one"
                    + " where that is taken.")
    private @Nullable Integer port;

    public int port() {
        return port == null ? USUAL : port;
    }

    /** Whether somebody wants this one and no other. */
    public boolean isChosen() {
        return port != null;
    }
}
