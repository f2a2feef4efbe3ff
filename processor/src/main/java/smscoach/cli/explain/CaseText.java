package smscoach.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachReply;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.StatusReason;
import smscoach.contract.Timestamps;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.domain.Outcome;
import smscoach.engine.OutputRecord;
import smscoach.replay.Received;
import smscoach.simulation.narrative.Ink;
import smscoach.simulation.narrative.Ink.Style;
import smscoach.timeline.NoEffect;
import smscoach.timeline.RuleIds;
import smscoach.timeline.Sentences;

/** One record explained: what it was, what decided, what came of it, and where that is. */
final class CaseText {

    private static final int LONGEST_LINE = 12_000;
    private static final int CHECK = 54;

    private final Case of;
    private final Ink ink;
    private final List<String> lines = new ArrayList<>();

    CaseText(Case of, Ink ink) {
        this.of = of;
        this.ink = ink;
    }

    /**
     * The explanation.
     *
     * @param written what production wrote because of it
     * @param told whether that can be known
     */
    List<String> lines(List<Received> written, boolean told, List<String> remarks) {
        head();
        remarks.forEach(remark -> lines.add(ink.paint(Style.RED, shown(remark))));
        because();
        state("State before", of.before());
        state(
                "Changed to",
                of.after().stream().filter(line -> !of.before().contains(line)).toList());
        caused(written, told);
        return lines;
    }

    private void head() {
        ReceivedCommand command = of.input().command();
        SmsSessionEvent event = of.input().event();
        String what = command != null
                ? "Command %s of %s in contact center %s: %s"
                        .formatted(
                                command.commandId(),
                                command.supervisorId(),
                                command.contactCenterId(),
                                Objects.requireNonNullElse(
                                        command.operationName().orNull(), "no operation that can be told"))
                : event != null
                        ? "Event %s of session %s in contact center %s: %s"
                                .formatted(event.eventId(), event.smssessionId(), event.contactCenterId(), event.type())
                        : "A record that cannot be read";
        lines.add(ink.paint(Style.STRONG, shown(what)));
        lines.add("at " + of.input().position() + ", "
                + Timestamps.format(of.input().at()));
    }

    private void because() {
        switch (of.outcome()) {
            case Outcome.DeadLettered dead -> {
                String rule = RuleIds.of(dead.code());
                heading("Why");
                bad("dead letter " + dead.code() + (rule.isEmpty() ? "" : " (" + rule + ")") + ": " + dead.why());
            }
            case Outcome.Answered(boolean repeated) -> answered(repeated);
            case Outcome.Applied ignored -> applied();
            case Outcome.Duplicate ignored -> {
                heading("Why");
                say("no effect: the session has had this eventId (S9)"
                        + (of.first() == null ? "" : ", first at " + of.first()));
            }
        }
    }

    private void answered(boolean repeated) {
        ReceivedCommand command = of.input().command();
        CoachReply reply = reply();
        if (command == null || reply == null) {
            return;
        }
        StatusReason reason = reply.statusReason();
        heading("Checks");
        if (repeated) {
            String first = of.first() == null ? "an earlier command" : of.first();
            say(
                    reason == StatusReason.COMMAND_ID_REUSED
                            ? "none made: the id is that of " + first + ", whose content is another (T3)"
                            : "none made: a repeat of " + first + ", which has the same content: the same reply (T3)");
        } else {
            Check.of(command, reason).forEach(this::check);
        }
        heading("Reply");
        String answer = OutputWords.of(replyRecord());
        lines.add("  " + ink.paint(reason == null ? Style.GREEN : Style.RED, shown("statusCode " + answer)));
    }

    private void check(Check check) {
        Style style = switch (check.result()) {
            case PASSED -> Style.GREEN;
            case FAILED -> Style.RED;
            case NOT_ASKED, NOT_REACHED -> Style.DIM;
        };
        lines.add("  " + check.id() + "  " + ink.column(check.what(), CHECK) + "  "
                + ink.paint(style, check.result().words()));
    }

    private void applied() {
        SmsSessionEvent event = of.input().event();
        boolean changed = !of.before().equals(of.after());
        if (event != null && !changed && of.outputs().isEmpty()) {
            heading("Why");
            say(new Sentences(false).of(NoEffect.why(event, of.outcome(), of.session())));
        }
    }

    private void say(String sentence) {
        lines.add("  " + shown(sentence));
    }

    private void bad(String sentence) {
        lines.add("  " + ink.paint(Style.RED, shown(sentence)));
    }

    private void state(String heading, List<String> state) {
        if (!state.isEmpty()) {
            heading(heading);
            state.forEach(line -> lines.add("  " + shown(line)));
        }
    }

    private void caused(List<Received> written, boolean told) {
        List<Produced> produced = Produced.match(of.outputs(), written, told);
        heading("Caused");
        if (produced.isEmpty()) {
            lines.add("  nothing");
        }
        int width = produced.stream()
                .mapToInt(each -> each.position().length())
                .max()
                .orElse(0);
        produced.forEach(each ->
                lines.add("  " + ink.column(each.position(), width) + "  " + shown(OutputWords.of(each.record()))));
        List<Received> unexplained = Produced.unexplained(of.outputs(), written);
        if (!unexplained.isEmpty()) {
            heading("Production wrote otherwise");
            unexplained.forEach(each -> bad(each.position() + "  " + OutputWords.of(each.record())));
            say("What is left of the topics does not explain this: their beginning is gone, or production ran"
                    + " under other rules (--horizon, --idle-limit, --default-features).");
        }
    }

    private @Nullable CoachReply reply() {
        OutputRecord record = of.outputs().stream()
                .filter(output -> output.topic() == Topic.COACH_REPLIES)
                .findFirst()
                .orElse(null);
        return record == null ? null : ContractJson.read(CoachReply.class, record.value());
    }

    private OutputRecord replyRecord() {
        return of.outputs().stream()
                .filter(output -> output.topic() == Topic.COACH_REPLIES)
                .findFirst()
                .orElseThrow();
    }

    private void heading(String heading) {
        lines.add(ink.paint(Style.STRONG, heading));
    }

    private String shown(String text) {
        return ink.cut(text, LONGEST_LINE);
    }
}
