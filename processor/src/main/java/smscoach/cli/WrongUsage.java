package smscoach.cli;

import java.io.PrintWriter;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import smscoach.cli.base.ExitCode;
import smscoach.cli.options.OptionSources;

/** Says in a line or two what was wrong with the arguments. */
final class WrongUsage implements IParameterExceptionHandler {

    private final OptionSources sources;

    WrongUsage(OptionSources sources) {
        this.sources = sources;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        // Without the file, anything else may only be its consequence.
        return sources.problem().map(problem -> Failures.tell(command, problem)).orElseGet(() -> tell(command, wrong));
    }

    private int tell(CommandLine command, ParameterException wrong) {
        PrintWriter err = command.getErr();
        err.println("coach: " + wrong.getMessage() + origin(wrong));
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE.code();
    }

    /** Where a wrong value came from, if not from the command line. */
    private String origin(ParameterException wrong) {
        if (wrong.getArgSpec() == null) {
            return "";
        }
        return sources.find(wrong.getArgSpec())
                .filter(found -> Objects.equals(found.value(), wrong.getValue()))
                .map(found -> " (from " + found.origin() + ")")
                .orElse("");
    }
}
