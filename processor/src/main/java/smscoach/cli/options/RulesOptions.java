package smscoach.cli.options;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import smscoach.cli.base.CommandFailure;
import smscoach.domain.Rules;

/** What the decisions depend on. The defaults are those of {@link Rules#AS_SHIPPED}. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class RulesOptions {

    @Option(
            names = "--horizon",
            paramLabel = "DURATION",
            defaultValue = "24h",
            description = "How far back a record may lie before it is STALE, and how long replies are remembered;"
                    + " at least 10m. Default: ${DEFAULT-VALUE}.")
    private Duration horizon;

    @Option(
            names = "--idle-limit",
            paramLabel = "DURATION",
            defaultValue = "7d",
            description = "Ends a session that had no activity for so long; at least the horizon."
                    + " Default: ${DEFAULT-VALUE}.")
    private Duration idleLimit;

    @Option(
            names = "--default-features",
            paramLabel = "NAME[,NAME...]",
            defaultValue = Rules.MULTIMEDIA,
            description = "The features of a contact center that never set its own; empty for none."
                    + " Default: ${DEFAULT-VALUE}.")
    private String defaultFeatures;

    public Rules rules() {
        return rules(horizon, idleLimit, defaultFeatures);
    }

    /** The same but for some, each as {@code horizon=48h}. */
    public Rules with(List<String> changes) {
        Duration otherHorizon = horizon;
        Duration otherLimit = idleLimit;
        String otherFeatures = defaultFeatures;
        for (String change : changes) {
            String setting = change.split("=", 2)[0];
            if (setting.equals(change)) {
                throw CommandFailure.usage("--set " + change + ": expected SETTING=VALUE, as horizon=48h.");
            }
            String value = change.substring(setting.length() + 1);
            switch (setting) {
                case "horizon" -> otherHorizon = duration(setting, value);
                case "idle-limit" -> otherLimit = duration(setting, value);
                case "default-features" -> otherFeatures = value;
                default ->
                    throw CommandFailure.usage("No decision depends on '" + setting
                            + "': --set knows horizon, idle-limit and default-features.");
            }
        }
        return rules(otherHorizon, otherLimit, otherFeatures);
    }

    private static Duration duration(String setting, String value) {
        try {
            return new DurationConverter().convert(value);
        } catch (TypeConversionException e) {
            throw CommandFailure.usage("--set " + setting + ": " + e.getMessage() + ".");
        }
    }

    private static Rules rules(Duration horizon, Duration idleLimit, String features) {
        try {
            return new Rules(
                    horizon,
                    idleLimit,
                    Arrays.stream(features.split(","))
                            .map(String::strip)
                            .filter(name -> !name.isEmpty())
                            .collect(Collectors.toUnmodifiableSet()));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }
}
