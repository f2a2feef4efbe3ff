package smscoach.cli;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/** Warns of secrets among the arguments, which the machine's process list shows to everybody. */
final class SecretArguments {

    private static final Pattern SECRET = Pattern.compile(".*(password|secret|jaas\\.config|keystore\\.key)$");

    private SecretArguments() {}

    static void warnOf(ParseResult all) {
        var parsed = all;
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        var option = parsed.matchedOption("--kafka");
        if (option != null && option.getValue() instanceof Map<?, ?> pairs) {
            var secrets = pairs.entrySet().stream()
                    .filter(pair ->
                            isSecret(pair.getKey().toString(), pair.getValue().toString()))
                    .map(pair -> pair.getKey().toString())
                    .sorted()
                    .collect(Collectors.joining(", "));
            if (!secrets.isEmpty()) {
                parsed.commandSpec()
                        .commandLine()
                        .getErr()
                        .println(
                                "coach: " + secrets + " on the command line can be read by all users of this machine."
                                        + " Put it into a file (--kafka-config, --config), the environment or a config provider.");
            }
        }
    }

    /** A reference to a config provider tells nothing. */
    private static boolean isSecret(String key, String value) {
        return SECRET.matcher(key).matches() && !value.startsWith("${");
    }
}
