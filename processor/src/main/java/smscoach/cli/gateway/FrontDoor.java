package smscoach.cli.gateway;

import java.time.Duration;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.explain.Pictures;
import smscoach.domain.Rules;
import smscoach.gateway.admin.Administration;
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

    /**
     * Opens it before that cluster.
     *
     * @param applicationId the processor's
     * @param rules the processor's
     */
    public Gateway open(Cluster cluster, String applicationId, Rules rules) throws InterruptedException {
        Administration administration = new Administration(cluster::admin, applicationId, new Pictures(cluster, rules));
        try {
            return open(settings, cluster, administration);
        } catch (CannotListenException taken) {
            if (mayMove) {
                return open(settings.onAnyPort(), cluster, administration);
            }
            throw failure(taken);
        }
    }

    private Gateway open(GatewaySettings where, Cluster cluster, Administration administration)
            throws InterruptedException {
        try {
            return Gateway.start(
                    where,
                    believed,
                    new Kafka(cluster::consumer, cluster::producer, cluster::nameOf),
                    administration,
                    PATIENCE);
        } catch (IllegalArgumentException e) {
            throw failure(e);
        }
    }

    private static CommandFailure failure(RuntimeException e) {
        return new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
}
