package smscoach.cli.gateway;

import java.io.IOException;
import picocli.CommandLine.Mixin;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.Reasons;
import smscoach.gateway.identity.TokenSettings;

/** All options of a gateway, for every command that serves one. */
public final class FrontDoorOptions {

    @Mixin
    private GatewayOptions gateway = new GatewayOptions();

    @Mixin
    private TokenOptions tokens = new TokenOptions();

    /** Whether somebody is named whose tokens are believed; without, there can be no gateway. */
    public boolean nameAnIssuer() {
        return tokens.nameAnIssuer();
    }

    /** What they say. Where that is wrong, or not safe, it is refused. */
    public FrontDoor frontDoor() {
        return new FrontDoor(gateway.settings(), !gateway.port().isChosen(), believed());
    }

    private TokenSettings believed() {
        try {
            return tokens.settings();
        } catch (IOException e) {
            throw CommandFailure.unavailable("Cannot keep the local issuer's keys: " + Reasons.of(e) + ".", e);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e.getMessage() + ".");
        }
    }
}
