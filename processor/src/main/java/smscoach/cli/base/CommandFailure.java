package smscoach.cli.base;

import org.jspecify.annotations.Nullable;

/** A failure that was to be expected. Its message is for the user: what is wrong, where, and what to do. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;

    public CommandFailure(ExitCode exitCode, String message) {
        this(exitCode, message, null);
    }

    public CommandFailure(ExitCode exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public static CommandFailure usage(String message) {
        return new CommandFailure(ExitCode.USAGE, message);
    }

    public static CommandFailure unavailable(String message, Throwable cause) {
        return new CommandFailure(ExitCode.UNAVAILABLE, message, cause);
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** The message, which this failure always has. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
