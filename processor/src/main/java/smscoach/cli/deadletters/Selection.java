package smscoach.cli.deadletters;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import smscoach.cli.cluster.Cluster;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.Topic;

/** Which dead letters. */
final class Selection {

    @Option(names = "--code", paramLabel = "CODE", description = "Only those of this code: ${COMPLETION-CANDIDATES}.")
    private @Nullable DeadLetterCode code;

    @Option(names = "--contact-center", paramLabel = "ID", description = "Only those of this contact center.")
    private @Nullable String contactCenter;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Time.class,
            description = "Only those whose record is of this time or later, as 2026-11-22T10:15:30Z or 2026-11-22"
                    + " (UTC).")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = Time.class,
            description = "Only those whose record is of an earlier time than this.")
    private @Nullable Instant to;

    boolean isEverything() {
        return code == null && contactCenter == null && from == null && to == null;
    }

    boolean includes(DeadLetter letter) {
        return (code == null || letter.code().equals(code.name()))
                && (contactCenter == null || letter.contactCenter().equals(contactCenter))
                && (from == null || !letter.time().isBefore(from))
                && (to == null || letter.time().isBefore(to));
    }

    /** All that the topic holds now and that are meant, each partition in its order. */
    List<DeadLetter> read(Cluster cluster) {
        List<DeadLetter> letters = new ArrayList<>();
        try {
            cluster.history(Set.of(Topic.COACH_DEAD_LETTERS))
                    .outputs(
                            Set.of(Topic.COACH_DEAD_LETTERS),
                            received -> DeadLetter.of(received)
                                    .filter(this::includes)
                                    .ifPresent(letters::add));
        } catch (RuntimeException e) {
            throw cluster.failure(e);
        }
        return letters;
    }

    /** A time, or a day: its first moment. */
    static final class Time implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return text.length() == "2026-11-22".length()
                        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "'" + text + "' is no time; write 2026-11-22T10:15:30Z, or 2026-11-22");
            }
        }
    }
}
