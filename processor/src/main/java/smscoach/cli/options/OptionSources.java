package smscoach.cli.options;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import smscoach.cli.base.CommandFailure;

/**
 * Where an option's value comes from when the command line does not say: an environment variable, else a properties
 * file, else nothing here, and the option's own default stands.
 */
public final class OptionSources implements IDefaultValueProvider {

    private final Map<String, String> environment;
    private ConfigurationFile file = ConfigurationFile.NONE;
    private @Nullable CommandFailure problem;

    private OptionSources(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The sources for these arguments. A file that cannot be read is reported only when its values are needed. */
    public static OptionSources of(CommandLine root, String[] args, Map<String, String> environment) {
        OptionSources sources = new OptionSources(environment);
        try {
            sources.file = ConfigurationFile.named(args, environment)
                    .map(path -> ConfigurationFile.read(path, SettingNames.settings(root)))
                    .orElse(ConfigurationFile.NONE);
        } catch (CommandFailure e) {
            sources.problem = e;
        }
        return sources;
    }

    /** A value, and the name under which it was found. */
    public record Found(String value, String origin) {}

    @Override
    public @Nullable String defaultValue(ArgSpec arg) {
        return find(arg).map(Found::value).orElse(null);
    }

    /** The value of an option that takes one. */
    public Optional<Found> find(ArgSpec arg) {
        if (!SettingNames.isSetting(arg) || SettingNames.takesPairs(arg)) {
            return Optional.empty();
        }
        String key = SettingNames.key((OptionSpec) arg);
        String variable = SettingNames.variable(key);
        if (environment.containsKey(variable)) {
            return Optional.of(new Found(String.valueOf(environment.get(variable)), variable));
        }
        return Optional.ofNullable(file.values().get(key)).map(value -> new Found(value, key + " in " + file.name()));
    }

    /**
     * The pairs of an option that takes pairs: {@code kafka.security.protocol=…} in the file, over which goes
     * {@code COACH_KAFKA_SECURITY_PROTOCOL} in the environment. Names of other settings are not among them.
     */
    Map<String, String> pairs(OptionSpec option, CommandLine root) {
        String prefix = SettingNames.key(option) + ".";
        Map<String, String> pairs = new TreeMap<>();
        file.values().forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                pairs.put(key.substring(prefix.length()), value);
            }
        });
        String variables = SettingNames.variable(prefix);
        var others = SettingNames.settings(root).stream()
                .map(setting -> SettingNames.variable(SettingNames.key(setting)))
                .toList();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(variables)
                    && variable.length() > variables.length()
                    && !others.contains(variable)) {
                pairs.put(key(variable.substring(variables.length())), value);
            }
        });
        return pairs;
    }

    /** Why the configuration file could not be read, if so. Nothing but help makes sense then. */
    public Optional<CommandFailure> problem() {
        return Optional.ofNullable(problem);
    }

    private static String key(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
