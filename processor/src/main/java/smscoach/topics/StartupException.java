package smscoach.topics;

import org.jspecify.annotations.Nullable;

/** Says what is wrong, where, and what to do. */
public final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StartupProblem problem;

    StartupException(StartupProblem problem, String message) {
        this(problem, message, null);
    }

    public StartupException(StartupProblem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public StartupProblem problem() {
        return problem;
    }

    public int exitCode() {
        return problem.exitCode();
    }
}
