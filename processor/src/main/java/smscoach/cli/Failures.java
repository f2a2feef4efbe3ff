package smscoach.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import smscoach.broker.EmbeddedKafkaException;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.topics.StartupException;

/** Tells of a failure in a sentence, and gives the exit code that goes with it. */
final class Failures implements IExecutionExceptionHandler {

    /** Kafka quotes what it does not understand in a log-in, and that may be the password. */
    private static final Pattern QUOTED_LOG_IN = Pattern.compile("'.*' in JAAS config");

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return tell(command, failure);
    }

    static int tell(CommandLine command, Exception failure) {
        CommandFailure told = expected(failure);
        boolean verbose = isVerbose(command);
        command.getErr().println("coach: " + withoutLogIn(told.sentence()));
        if (verbose) {
            var trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            command.getErr().print(withoutLogIn(trace.toString()));
            command.getErr().flush();
        } else if (told.exitCode() == ExitCode.BUG) {
            command.getErr().println("This should not happen. Run it again with --verbose to see where it comes from.");
        }
        return failure instanceof StartupException refused
                ? refused.exitCode()
                : told.exitCode().code();
    }

    private static String withoutLogIn(String text) {
        return QUOTED_LOG_IN.matcher(text).replaceAll("'…' in JAAS config");
    }

    private static CommandFailure expected(Exception failure) {
        return switch (failure) {
            case CommandFailure told -> told;
            case EmbeddedKafkaException told -> CommandFailure.unavailable(String.valueOf(told.getMessage()), told);
            case StartupException told ->
                new CommandFailure(ExitCode.START_UP_CHECK, String.valueOf(told.getMessage()), told);
            default -> new CommandFailure(ExitCode.BUG, failure.toString(), failure);
        };
    }

    private static boolean isVerbose(CommandLine command) {
        return Optional.<OptionSpec>ofNullable(command.getCommandSpec().root().findOption("--verbose"))
                .map(option -> option.<Boolean>getValue())
                .orElse(false);
    }
}
