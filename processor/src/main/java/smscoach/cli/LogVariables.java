package smscoach.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import smscoach.cli.base.CommandFailure;

/** The variables that logback.xml reads. Logback itself would write a page to standard output where one is wrong. */
final class LogVariables {

    private static final List<String> FORMATS = List.of("plain", "text", "json");
    private static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF");

    private static final Map<String, List<String>> VALUES = Map.of(
            "COACH_LOG_FORMAT", FORMATS,
            "COACH_LOG_LEVEL", LEVELS,
            "COACH_LOG_LEVEL_OTHERS", LEVELS);

    private LogVariables() {}

    static Optional<CommandFailure> problem(Map<String, String> environment) {
        return VALUES.keySet().stream()
                .sorted()
                .filter(environment::containsKey)
                .filter(variable -> !isAllowed(variable, String.valueOf(environment.get(variable))))
                .map(variable -> CommandFailure.usage("%s is '%s'; it can be %s."
                        .formatted(variable, environment.get(variable), String.join(", ", values(variable)))))
                .findFirst();
    }

    private static boolean isAllowed(String variable, String value) {
        return values(variable).contains(value);
    }

    private static List<String> values(String variable) {
        return VALUES.getOrDefault(variable, List.of());
    }
}
