package smscoach.cli.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Reasons;
import smscoach.cli.base.Terminal;
import smscoach.contract.Bounds;

/** {@code coach token}: for whoever tries the gateway. */
@Command(
        name = "token",
        description = {
            "Makes a bearer token of the local issuer, which only a gateway with --insecure-local-issuer on this machine"
                    + " believes.",
        },
        footer = {
            "  coach token --user sup-1 --name kim --contact-center cc-1 --role supervisor",
            "  coach token --user agent-1 --contact-center cc-1 --valid 8h",
            "  TOKEN=$(coach token --user sup-1 --contact-center cc-1 --role supervisor)",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class TokenCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--user", required = true, paramLabel = "ID", description = "The userId.")
    private String user;

    @Option(names = "--name", paramLabel = "NAME", description = "The userName. Default: the userId.")
    private @Nullable String name;

    @Option(names = "--contact-center", required = true, paramLabel = "ID", description = "The contactCenterId.")
    private String contactCenter;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "A role of the user, as supervisor; repeatable. Default: none.")
    private List<String> roles = List.of();

    @Option(
            names = "--valid",
            paramLabel = "DURATION",
            defaultValue = "1h",
            description = "How long it is valid. Default: ${DEFAULT-VALUE}.")
    private Duration valid;

    @Mixin
    private LocalIssuerOption local = new LocalIssuerOption();

    public TokenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        requireId("--user", user);
        requireId("--contact-center", contactCenter);
        try {
            String token = local.issuer().token(contactCenter, user, name == null ? user : name, roles, valid);
            terminal.out().write((token + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw CommandFailure.unavailable("Cannot make a token: " + Reasons.of(e) + ".", e);
        }
        terminal.say("For a shell, with this token in TOKEN:");
        terminal.say("  curl -H \"Authorization: Bearer $TOKEN\" http://127.0.0.1:8090/api/v2/me/coaching");
        return ExitCode.OK.code();
    }

    private static void requireId(String option, String value) {
        String problem = Bounds.idProblem(value);
        if (problem != null) {
            throw CommandFailure.usage(option + " " + problem + ".");
        }
    }
}
