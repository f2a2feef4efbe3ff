package smscoach.cli.run;

import org.apache.kafka.streams.StreamsConfig;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.options.HttpOptions;
import smscoach.config.Settings;
import smscoach.ops.Ops;
import smscoach.ops.http.CannotListenException;

/** What an instance answers by HTTP, as its options say. */
final class Http {

    private Http() {}

    /** Listens; where nobody chose a port and the usual one is taken, on another. */
    static Ops start(HttpOptions options, String topicPrefix) {
        Integer chosen = options.port();
        try {
            return Ops.start(options.host(), chosen == null ? HttpOptions.DEFAULT_PORT : chosen, topicPrefix);
        } catch (CannotListenException taken) {
            if (chosen == null) {
                return anywhere(options, topicPrefix);
            }
            throw failure(taken);
        }
    }

    /** The settings of an instance that tells others where to ask it. */
    static Settings advertised(Settings settings, HttpOptions options, Ops ops) {
        return settings.withClientSetting(
                StreamsConfig.APPLICATION_SERVER_CONFIG, options.advertised(ops.port()));
    }

    private static Ops anywhere(HttpOptions options, String topicPrefix) {
        try {
            return Ops.start(options.host(), 0, topicPrefix);
        } catch (CannotListenException e) {
            throw failure(e);
        }
    }

    private static CommandFailure failure(CannotListenException e) {
        return new CommandFailure(
                ExitCode.UNAVAILABLE,
                e.getMessage() + " Choose another by --http-port or --http-host, or go without: --no-http.",
                e);
    }
}
