package smscoach.cli.gateway;

import java.time.Duration;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.cluster.Cluster;
import smscoach.gateway.http.CannotListenException;
import smscoach.gateway.http.Gateway;
import smscoach.gateway.http.GatewaySettings;
import smscoach.gateway.identity.TokenSettings;
import smscoach.gateway.kafka.Kafka;

/**
 * A gateway that can be opened.
 *
 * @param mayMove whether another port will do where this one is taken
 * @param believed whose tokens
 */
public record FrontDoor(GatewaySettings settings, boolean mayMove, TokenSettings believed) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Opens it before that cluster. */
    public Gateway open(Cluster cluster) throws InterruptedException {
        try {
            return open(settings, cluster);
        } catch (CannotListenException taken) {
            if (mayMove) {
                return open(settings.onAnyPort(), cluster);
            }
            throw failure(taken);
        }
    }

    private Gateway open(GatewaySettings where, Cluster cluster) throws InterruptedException {
        try {
            return Gateway.start(
                    where, believed, new Kafka(cluster::consumer, cluster::producer, cluster::nameOf), PATIENCE);
        } catch (IllegalArgumentException e) {
            throw failure(e);
        }
    }

    private static CommandFailure failure(RuntimeException e) {
        return new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
}
