package smscoach.cli.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.Reasons;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.gateway.FrontDoor;
import smscoach.cli.gateway.GatewayPortOption;
import smscoach.cli.gateway.LocalIssuerOption;
import smscoach.config.Settings;
import smscoach.gateway.http.Gateway;
import smscoach.gateway.http.GatewaySettings;
import smscoach.gateway.identity.LocalIssuer;
import smscoach.simulation.People;

/** The demo's gateway, for this machine only: whoever opens a link that it prints is signed in. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DemoGateway {

    /** A day of work. */
    private static final Duration SIGNED_IN = Duration.ofHours(12);

    /** By this the console tells whoever opens the link that Kim is played, too. */
    private static final String OF_DEMO = "&demo";

    private static final String CONTACT_CENTER = People.contactCenterId(0);

    @Option(names = "--no-gateway", fallbackValue = "true", description = "No gateway, and no console.")
    private boolean off;

    @Mixin
    private GatewayPortOption port = new GatewayPortOption();

    @Mixin
    private LocalIssuerOption local = new LocalIssuerOption();

    /** Opens it, and tells how to come in; null where it is not wanted. */
    @Nullable
    Gateway open(Settings processor, PrintStream out) throws InterruptedException {
        if (off) {
            return null;
        }
        LocalIssuer issuer = issuer();
        Gateway gateway = new FrontDoor(settings(), !port.isChosen(), issuer.settings())
                .open(new Cluster(processor), processor.applicationId(), processor.rules());
        tell(gateway.url(), issuer, out);
        return gateway;
    }

    private static void tell(String url, LocalIssuer issuer, PrintStream out) {
        String supervisor = token(issuer, People.supervisorId(0), "supervisor");
        String admin = token(issuer, People.adminId(), "admin");
        out.println("The gateway listens on " + url + "; whom Kim coaches:");
        out.println("  curl -H \"Authorization: Bearer " + supervisor + "\" " + url + "/api/v2/me/coaching");
        out.println("The console: open a link in a browser, side by side, and coach along.");
        out.println("  as Kim, who supervises:     " + url + "/#token=" + supervisor + OF_DEMO);
        out.println("  as Ada, who administrates:  " + url + "/#token=" + admin + OF_DEMO);
    }

    private static String token(LocalIssuer issuer, String user, String role) {
        return issuer.token(CONTACT_CENTER, user, People.nameOf(user), List.of(role), SIGNED_IN);
    }

    private LocalIssuer issuer() {
        try {
            return local.issuer();
        } catch (IOException e) {
            throw CommandFailure.unavailable(
                    "Cannot keep the local issuer's keys: " + Reasons.of(e)
                            + ". Name another folder by --issuer-folder, or go without: --no-gateway.",
                    e);
        }
    }

    private GatewaySettings settings() {
        try {
            return GatewaySettings.onThisMachine(port.port());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e.getMessage() + ".");
        }
    }
}
