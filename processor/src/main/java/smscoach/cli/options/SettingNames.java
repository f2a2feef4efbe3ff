package smscoach.cli.options;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The three names of a setting: {@code --topic-prefix}, {@code COACH_TOPIC_PREFIX} and {@code topic-prefix}. */
public final class SettingNames {

    static final String VARIABLE_PREFIX = "COACH_";

    private SettingNames() {}

    /** Whether an option can be set from elsewhere: all but those that only ask for help or the version. */
    public static boolean isSetting(ArgSpec arg) {
        return arg instanceof OptionSpec option && !option.usageHelp() && !option.versionHelp();
    }

    /** Whether an option takes pairs ({@code --kafka key=value}), whose keys are then part of the names. */
    public static boolean takesPairs(ArgSpec arg) {
        return Map.class.isAssignableFrom(arg.type());
    }

    /** The key in a properties file. */
    public static String key(OptionSpec option) {
        return option.longestName().substring("--".length());
    }

    /** The environment variable for a key of a properties file. */
    public static String variable(String key) {
        return VARIABLE_PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /** Every setting of a command and of all commands below it. */
    public static Collection<OptionSpec> settings(CommandLine command) {
        Set<String> seen = new TreeSet<>();
        return commands(command).stream()
                .flatMap(each -> each.getCommandSpec().options().stream())
                .filter(SettingNames::isSetting)
                .filter(option -> seen.add(key(option)))
                .toList();
    }

    private static Collection<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                        Stream.of(command),
                        command.getSubcommands().values().stream().flatMap(each -> commands(each).stream()))
                .toList();
    }
}
