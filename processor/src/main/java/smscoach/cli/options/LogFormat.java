package smscoach.cli.options;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** How the log is written. Logging is set up with the first line, so this is looked for before anything else is done. */
public enum LogFormat {
    PLAIN,
    TEXT,
    JSON;

    /** Also the environment variable of the option; logback.xml reads it from either. */
    public static final String PROPERTY = "COACH_LOG_FORMAT";

    static final String OPTION = "--log-format";

    /** The one that the arguments name, else the environment or the configuration file; empty where it is wrong. */
    public static Optional<LogFormat> chosen(CommandLine root, String[] args, OptionSources sources) {
        Optional<String> named = ofArguments(args);
        OptionSpec option = root.getCommandSpec().findOption(OPTION);
        if (named.isEmpty() && option != null) {
            named = sources.find(option).map(OptionSources.Found::value);
        }
        return named.flatMap(LogFormat::named);
    }

    private static Optional<String> ofArguments(String[] args) {
        for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
            if (args[i].equals(OPTION) && i + 1 < args.length) {
                return Optional.of(args[i + 1]);
            }
            if (args[i].startsWith(OPTION + "=")) {
                return Optional.of(args[i].substring(OPTION.length() + 1));
            }
        }
        return Optional.empty();
    }

    private static Optional<LogFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** As logback.xml names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
