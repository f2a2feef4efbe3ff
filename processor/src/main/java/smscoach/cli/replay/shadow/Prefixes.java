package smscoach.cli.replay.shadow;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.options.KafkaOptions;
import smscoach.cli.options.OptionSources;

/**
 * Production's topics, and those beside them.
 *
 * <p>{@code --to-prefix} names the second, {@code --topic-prefix} the first. Where {@code --to-prefix} is missing, a
 * {@code --topic-prefix} among the arguments is where to write, since the command is {@code replay to}; production's is
 * then the one of the environment or the file, else none.
 */
record Prefixes(String production, String shadow) {

    private static final String TOPIC_PREFIX = "--topic-prefix";

    Prefixes {
        if (shadow.equals(production)) {
            throw CommandFailure.usage("'" + shadow + "' is the prefix of production's own topics, which a replay never"
                    + " writes. Choose another with --to-prefix, as shadow.");
        }
        if (!shadow.matches("[a-zA-Z0-9._-]{1,64}")) {
            throw CommandFailure.usage("--to-prefix '" + shadow
                    + "' must hold at least one and at most 64 of a-z A-Z 0-9 . _ - and nothing else.");
        }
    }

    static Prefixes of(CommandSpec spec, KafkaOptions kafka, @Nullable String toPrefix) {
        if (toPrefix != null) {
            return new Prefixes(kafka.topicPrefix(), toPrefix);
        }
        if (!spec.commandLine().getParseResult().hasMatchedOption(TOPIC_PREFIX)) {
            throw CommandFailure.usage(
                    "'" + spec.qualifiedName() + "' needs the prefix of the topics to write, as --to-prefix shadow.");
        }
        return new Prefixes(fromElsewhere(spec), kafka.topicPrefix());
    }

    private static String fromElsewhere(CommandSpec spec) {
        return spec.defaultValueProvider() instanceof OptionSources sources
                ? sources.find(spec.findOption(TOPIC_PREFIX))
                        .map(OptionSources.Found::value)
                        .orElse("")
                : "";
    }
}
