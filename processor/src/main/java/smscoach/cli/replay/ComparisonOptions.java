package smscoach.cli.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.options.DurationConverter;
import smscoach.domain.Rules;
import smscoach.replay.compare.Scope;
import smscoach.stream.StateSnapshot;

/** What is compared with production, and how it is told. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ComparisonOptions {

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            defaultValue = "sms-coach",
            description = "Production's consumer group: what it has taken is compared. Default: ${DEFAULT-VALUE}.")
    private String applicationId;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "Compares what came of inputs with this Kafka timestamp or a later one: 2026-11-22T10:00:00Z, or so"
                            + " long ago: 2h. The state is rebuilt from the beginning all the same.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description =
                    "Compares what came of inputs before that time. All is read all the same: timestamps do not only"
                            + " grow along a partition, so that an early one may come last.")
    private @Nullable String to;

    @Option(
            names = "--contact-center",
            paramLabel = "ID",
            description = "Compares this contact center alone; repeatable.")
    private List<String> contactCenters = new ArrayList<>();

    @Option(
            names = "--from-snapshot",
            paramLabel = "FILE",
            description =
                    "Starts with the state that --snapshot of 'coach replay verify' wrote, and not from the beginning.")
    private @Nullable Path snapshot;

    @Option(
            names = "--differences",
            paramLabel = "COUNT",
            defaultValue = "10",
            description = "Explains so many differences; all are counted. Default: ${DEFAULT-VALUE}.")
    private int differences;

    @Option(names = "--json", fallbackValue = "true", description = "Writes the result as one JSON object.")
    private boolean json;

    String applicationId() {
        return applicationId;
    }

    int differences() {
        return differences;
    }

    boolean json() {
        return json;
    }

    /** Where to begin. */
    StateSnapshot start(Rules rules) {
        return snapshot == null ? StateSnapshot.ofNothing(rules) : SnapshotFile.read(snapshot, rules);
    }

    Scope scope() {
        return new Scope(
                new HashSet<>(contactCenters), time("--from", from, Long.MIN_VALUE), time("--to", to, Long.MAX_VALUE));
    }

    private static long time(String option, @Nullable String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeParseException noTime) {
            return ago(option, text).toEpochMilli();
        }
    }

    private static Instant ago(String option, String text) {
        try {
            Duration duration = new DurationConverter().convert(text);
            return Instant.now().minus(duration);
        } catch (TypeConversionException e) {
            throw CommandFailure.usage(
                    option + ": '" + text + "' is no time; write 2026-11-22T10:00:00Z, or how long ago: 2h");
        }
    }
}
