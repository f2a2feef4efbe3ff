package smscoach.cli.options;

import java.time.Duration;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A number of seconds, or a duration, that may be left out: {@code --wait} or {@code --wait=60}. What follows
 * {@code --wait} after a space is an argument of its own.
 */
public final class OptionalSeconds implements IParameterPreprocessor, ITypeConverter<Duration> {

    public static final String DEFAULT = "15";

    @Override
    @SuppressWarnings("JdkObsolete") // picocli's choice
    public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        if (!"=".equals(info.get("separator"))) {
            args.push(DEFAULT);
        }
        return false;
    }

    @Override
    public Duration convert(String text) {
        return new DurationConverter().convert(text.matches("\\d+") ? text + "s" : text);
    }
}
