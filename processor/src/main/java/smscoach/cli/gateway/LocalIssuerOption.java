package smscoach.cli.gateway;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import smscoach.gateway.identity.LocalIssuer;

/** Where the issuer for trying things has its keys. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class LocalIssuerOption {

    @Option(
            names = "--issuer-folder",
            paramLabel = "FOLDER",
            defaultValue = "${sys:coach.home:-.}/.coach/issuer",
            description = "Where the local issuer keeps its keys. Default: ${DEFAULT-VALUE}.")
    private Path folder;

    public LocalIssuer issuer() throws IOException {
        return LocalIssuer.in(folder);
    }
}
