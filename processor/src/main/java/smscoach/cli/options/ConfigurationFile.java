package smscoach.cli.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import picocli.CommandLine.Model.OptionSpec;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Reasons;

/** A properties file of settings. A key that is no setting is an error: a setting that is not obeyed is worse. */
record ConfigurationFile(String name, Map<String, String> values) {

    static final ConfigurationFile NONE = new ConfigurationFile("no file", Map.of());
    static final String OPTION = "--config";

    /** The file that the arguments name, or else the environment. */
    static Optional<Path> named(String[] args, Map<String, String> environment) {
        for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
            if (args[i].equals(OPTION) && i + 1 < args.length) {
                return Optional.of(Path.of(args[i + 1]));
            }
            if (args[i].startsWith(OPTION + "=")) {
                return Optional.of(Path.of(args[i].substring(OPTION.length() + 1)));
            }
        }
        return Optional.ofNullable(environment.get(SettingNames.variable("config")))
                .map(Path::of);
    }

    static ConfigurationFile read(Path path, Collection<OptionSpec> settings) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(path, UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "Cannot read the configuration file " + path + ": " + Reasons.of(e) + ".", e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "The configuration file " + path + " holds a \\u that four hexadecimal digits should follow.",
                    e);
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        values.keySet().forEach(key -> requireSetting(key, path, settings));
        return new ConfigurationFile(path.toString(), values);
    }

    private static void requireSetting(String key, Path path, Collection<OptionSpec> settings) {
        if (key.equals("config")) {
            throw CommandFailure.usage("The configuration file " + path + " cannot name another one (config=…).");
        }
        if (settings.stream().noneMatch(setting -> holds(setting, key))) {
            var keys = settings.stream().map(SettingNames::key).toList();
            throw CommandFailure.usage("The configuration file %s has the key '%s', which is no setting.%s"
                    .formatted(
                            path,
                            key,
                            Nearest.to(key, keys)
                                    .map(near -> " Did you mean '" + near + "'?")
                                    .orElse("")));
        }
    }

    private static boolean holds(OptionSpec setting, String key) {
        String name = SettingNames.key(setting);
        return SettingNames.takesPairs(setting) ? key.startsWith(name + ".") : key.equals(name);
    }
}
