package smscoach.cli.options;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options of every command, which each inherits. */
@SuppressWarnings("UnusedVariable") // read by name: by OptionSources and by whoever tells of a failure
public final class GlobalOptions {

    @Option(
            names = ConfigurationFile.OPTION,
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            order = 1000,
            description = "Takes settings from this properties file (topic-prefix=…). Unknown keys are an error.")
    private @Nullable Path config;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            fallbackValue = "true",
            order = 1001,
            description = "Adds the stack trace to the sentence that tells of a failure.")
    private boolean verbose;

    @Option(
            names = LogFormat.OPTION,
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            order = 1002,
            description = "How the log is written on standard error: plain, text (with time, level and thread) or json."
                    + " Default: plain.")
    private @Nullable LogFormat logFormat;
}
