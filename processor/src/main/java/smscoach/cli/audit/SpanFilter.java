package smscoach.cli.audit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Timestamps;

/** Which spans are wanted, and how they are shown. Null is no wish. */
record SpanFilter(
        @Nullable String contactCenterId,
        @Nullable String smssessionId,
        @Nullable String supervisorId,
        @Nullable String agentId,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final List<String> COLUMNS = List.of(
            "contactCenter",
            "session",
            "supervisor",
            "nickname",
            "agent",
            "broughtBy",
            "subscription",
            "from",
            "to",
            "modes",
            "ended",
            "queue",
            "evidence");

    /** Those wanted, by time, the ones with an unknown start first. */
    Sheet sheet(List<Span> spans) {
        return new Sheet(
                COLUMNS,
                spans.stream()
                        .filter(this::isWanted)
                        .sorted(Comparator.comparing(
                                        Span::from, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                                .thenComparing(Span::contactCenterId)
                                .thenComparing(Span::smssessionId)
                                .thenComparing(Span::supervisorId))
                        .map(SpanFilter::row)
                        .toList());
    }

    private boolean isWanted(Span span) {
        return is(contactCenterId, span.contactCenterId())
                && is(smssessionId, span.smssessionId())
                && is(supervisorId, span.supervisorId())
                && is(agentId, span.agentId())
                && (to == null || span.from() == null || span.from().isBefore(to))
                && (from == null || span.to() == null || !span.to().isBefore(from));
    }

    private static boolean is(@Nullable String wish, String value) {
        return wish == null || wish.equals(value);
    }

    private static List<Cell> row(Span span) {
        String ended = span.to() == null ? "open" : String.valueOf(span.reason());
        return List.of(
                Cell.of(span.contactCenterId()),
                Cell.of(span.smssessionId()),
                Cell.of(span.supervisorId()),
                Cell.of(span.nickname()),
                Cell.of(span.agentId()),
                Cell.of(span.broughtBy().name().toLowerCase(Locale.ROOT)),
                Cell.of(span.subscriptionId()),
                time(span.from(), "unknown"),
                time(span.to(), "open"),
                new Cell(span.modes(), modes(span.modes())),
                Cell.of(ended),
                Cell.of(span.queueName()),
                new Cell(span.evidence(), String.join(" ", span.evidence())));
    }

    private static Cell time(@Nullable Instant time, String otherwise) {
        return time == null ? new Cell(null, otherwise) : Cell.of(Timestamps.format(time));
    }

    /** The first mode holds from the beginning of the span; its time need not be said again. */
    private static String modes(List<Mode> modes) {
        StringBuilder text = new StringBuilder(modes.getFirst().mode());
        modes.stream().skip(1).forEach(mode -> text.append(", ").append(mode));
        return text.toString();
    }
}
