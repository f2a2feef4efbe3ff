package smscoach.cli.explain;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import smscoach.contract.HeaderNames;
import smscoach.domain.Rules;
import smscoach.engine.KeyPlacement;
import smscoach.replay.Received;
import smscoach.simulation.narrative.Ink;
import smscoach.stream.GoldenFile;
import smscoach.timeline.Records;
import smscoach.timeline.Rerun;

class CaseTextTest {

    private static final Ink PLAIN = new Ink(false, true, 100);

    /** Kim coaches ana and is in s-1; then come the commands and events that tests ask about. */
    private static Records scene() {
        return new Records()
                .coach("kim", "ana")
                .accepted("s-1", "ana")
                .command("twice", "SwitchToBargeIn", "kim", ",\"smssessionId\":\"s-1\"")
                .command("twice", "SwitchToBargeIn", "kim", ",\"smssessionId\":\"s-1\"")
                .command("twice", "SwitchToCoach", "kim", ",\"smssessionId\":\"s-1\"")
                .command("in", "Intrude", "lee", ",\"userId\":\"ana\",\"smssessionId\":\"s-1\"")
                .command("dance", "Dance", "kim", "")
                .command("none", "Leave", "kim", "")
                .event("again", "AgentAccepted", "s-1", ",\"userId\":\"ben\"")
                .event("again", "AgentAccepted", "s-1", ",\"userId\":\"ben\"")
                .event("unknown", "AgentLeft", "s-9", ",\"userId\":\"ben\"")
                .event("end", "SessionCompleted", "s-1", "")
                .event("late", "AgentLeft", "s-1", ",\"userId\":\"ben\"");
    }

    @Test
    void shouldExplainARefusalByTheFirstCheckThatFailed() {
        new GoldenFile("timeline/refused.txt").shouldBe(explained(new CommandQuestion("in", null)));
    }

    @Test
    void shouldExplainACommandItsRepeatAndAnIdUsedAgain() {
        new GoldenFile("timeline/twice.txt").shouldBe(explained(new CommandQuestion("twice", "kim")));
    }

    @Test
    void shouldExplainAnEventAndItsDuplicate() {
        new GoldenFile("timeline/again.txt").shouldBe(explained(new EventQuestion("again", "s-1")));
    }

    @Test
    void shouldExplainWhyAnEventDidNothing() {
        assertThat(explained(new EventQuestion("unknown", "s-9")))
                .contains("no effect: the session is not known (S11)")
                .contains("Caused\n  nothing\n");
        assertThat(explained(new EventQuestion("late", "s-1")))
                .contains("dead letter SESSION_ENDED (S8): smssessionId: session s-1 has ended");
    }

    @Test
    void shouldStopAtTheCheckThatFailed() {
        assertThat(explained(new CommandQuestion("dance", null)))
                .contains("C2  the operation is known")
                .contains("FAILED")
                .doesNotContain("C3");
        assertThat(explained(new CommandQuestion("none", null))).containsPattern("C5 .* FAILED\n  C6 .* not reached\n");
    }

    @Test
    void shouldSayWhatProductionWroteOtherwise() {
        // Given
        var scene = scene();
        var production = new Records()
                .command("c-1", "CancelSupervisorMonitoring", "kim", ",\"userId\":\"ana\"")
                .committed();
        var other = new Received(3, 7, production.getFirst().record());

        // When
        var text = String.join(
                "\n",
                new CaseText(cases(scene, new CommandQuestion("c-1", null)).getFirst(), PLAIN)
                        .lines(List.of(other), true, List.of("The beginning is gone.")));

        // Then
        assertThat(text)
                .contains("The beginning is gone.")
                .contains(Produced.NOWHERE)
                .contains("Production wrote otherwise\n  coach-replies-3@7  2 NO_SUBSCRIPTION");
    }

    private static String explained(CaseWatcher.Question question) {
        var scene = scene();
        var committed = scene.committed();
        return cases(scene, question).stream()
                .map(each ->
                        String.join("\n", new CaseText(each, PLAIN).lines(causedBy(each, committed), true, List.of())))
                .collect(joining("\n\n", "", "\n"));
    }

    private static List<Case> cases(Records records, CaseWatcher.Question question) {
        var watcher = new CaseWatcher(question, Rules.AS_SHIPPED);
        @Nullable String anyContactCenter = null;
        var rerun = new Rerun(Rules.AS_SHIPPED, KeyPlacement.UNKNOWN, "", anyContactCenter, watcher);
        records.all().forEach(rerun::take);
        return watcher.cases();
    }

    private static List<Received> causedBy(Case each, List<Received> committed) {
        return committed.stream()
                .filter(received ->
                        each.input().position().equals(received.record().header(HeaderNames.CAUSATION_POSITION)))
                .toList();
    }
}
