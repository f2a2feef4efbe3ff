package smscoach.simulation.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import smscoach.contract.EndReason;
import smscoach.contract.EventType;
import smscoach.contract.PartyType;
import smscoach.contract.SupervisorEventType;
import smscoach.simulation.narrative.Ink;
import smscoach.simulation.narrative.Ink.Style;

/** What a run came to, at its end. */
final class Summary {

    private static final int LABEL = 14;

    private final Ink ink;
    private final PrintStream out;

    Summary(Ink ink, PrintStream out) {
        this.ink = ink;
        this.out = out;
    }

    void print(Tally tally, Promises promises, Duration took) {
        out.println();
        heading("What it came to in " + took.toSeconds() + " s");
        row(
                "Sessions",
                "%d completed, %d put into a queue, %d hand-overs, %d invitations declined",
                Tally.of(tally.events, EventType.SessionCompleted),
                Tally.of(tally.events, EventType.SessionPlacedInQueue),
                Tally.of(tally.events, EventType.AgentLeft),
                Tally.of(tally.events, EventType.AgentRejected));
        row(
                "Messages",
                "%d by customers, %d by agents, %d by supervisors, %d announcements; %d refused",
                Tally.of(tally.messages, PartyType.Customer),
                Tally.of(tally.messages, PartyType.Agent),
                Tally.of(tally.messages, PartyType.Supervisor),
                Tally.of(tally.messages, PartyType.System),
                tally.refusedMessages);
        secret(
                "Whispers",
                tally.whispers + " read by agents. Whispers seen by customers: " + promises.whispersAtCustomers()
                        + " (of " + tally.atCustomers + " messages that they got)",
                promises.whispersAtCustomers() == 0);
        row(
                "Supervisors",
                "%d delivered, %d changed their visibility, %d left, %d revoked%s",
                Tally.of(tally.supervisorEvents, SupervisorEventType.Delivered),
                Tally.of(tally.supervisorEvents, SupervisorEventType.VisibilityChanged),
                Tally.of(tally.supervisorEvents, SupervisorEventType.Left),
                Tally.of(tally.supervisorEvents, SupervisorEventType.Revoked),
                reasons(tally.endReasons));
        row("Replies", "%s", list(tally.replies));
        row("Dead letters", "%s", list(tally.deadLetters));
        row(
                "Latency",
                "accept to Delivered p50 %s, p99 %s (%d measured)",
                millis(tally.fromAcceptToDelivered.percentile(50)),
                millis(tally.fromAcceptToDelivered.percentile(99)),
                tally.fromAcceptToDelivered.count());
        row(
                "Exactly once",
                "%d records were sent twice on purpose; %d sequence numbers of %d supervisors checked",
                tally.repeats,
                promises.checkedSequences(),
                promises.supervisors());
        row(
                "Records",
                "%d in, %d out, %.1f a second in",
                tally.in,
                tally.out,
                tally.in * 1000.0 / Math.max(1, took.toMillis()));
        verdict(tally, promises.broken());
    }

    private void verdict(Tally tally, List<String> broken) {
        out.println();
        if (broken.isEmpty()) {
            out.println(ink.paint(Style.GREEN, "Every promise was kept")
                    + ": no gap in a sequence, one answer to each command, one outcome of each message,");
            out.println("and nothing that is not for customers reached one.");
            return;
        }
        heading("Broken promises");
        broken.forEach(each -> out.println("  " + ink.paint(Style.RED, ink.cut(each, ink.width() - 2))));
        if (tally.out == 0) {
            out.println("  Nothing came out at all: is the processor running on these topics?");
        }
    }

    private void heading(String title) {
        out.println(ink.paint(Style.STRONG, title) + " "
                + ink.paint(Style.DIM, ink.rule(ink.width() - title.length() - 1)));
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private void row(String label, String format, Object... values) {
        line(label, String.format(Locale.ROOT, format, values));
    }

    private void secret(String label, String text, boolean kept) {
        line(label, text, kept ? Style.GREEN : Style.RED);
    }

    private void line(String label, String text) {
        line(label, text, Style.PLAIN);
    }

    /** As many lines as it takes, each but the first below the text of the first. */
    private void line(String label, String text, Style style) {
        int room = ink.width() - LABEL - 2;
        String before = ink.paint(Style.DIM, ink.column(label, LABEL));
        String rest = text;
        while (rest.length() > room) {
            int cut = rest.lastIndexOf(' ', room);
            cut = cut <= 0 ? room : cut;
            out.println("  " + before + ink.paint(style, rest.substring(0, cut)));
            before = " ".repeat(LABEL);
            rest = rest.substring(cut).stripLeading();
        }
        out.println("  " + before + ink.paint(style, rest));
    }

    private static String reasons(Map<EndReason, Long> reasons) {
        return reasons.isEmpty() ? "" : " (" + list(reasons) + ")";
    }

    private static String list(Map<?, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String millis(Duration duration) {
        return duration.isZero() ? "-" : duration.toMillis() + " ms";
    }
}
