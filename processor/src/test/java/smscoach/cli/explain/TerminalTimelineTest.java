package smscoach.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import smscoach.simulation.narrative.Ink;
import smscoach.stream.GoldenFile;
import smscoach.stream.Vectors;
import smscoach.timeline.Records;
import smscoach.timeline.Timeline;

class TerminalTimelineTest {

    private static final Ink PLAIN = new Ink(false, true, 100);

    @Test
    void shouldDrawTheStory() throws Exception {
        // Given
        var timeline = Records.timeline(Vectors.inputs("story"), "s-1");

        // When
        var text = drawn(timeline, PLAIN, false);

        // Then
        new GoldenFile("timeline/story.txt").shouldBe(text);
    }

    @Test
    void shouldDrawEveryModeAndEveryEnd() {
        // Given
        var timeline = everything();

        // When
        var text = drawn(timeline, PLAIN, false);

        // Then
        new GoldenFile("timeline/everything.txt").shouldBe(text);
    }

    @Test
    void shouldDrawTheSameInAsciiAndInColour() {
        // Given
        var timeline = everything();

        // When
        var ascii = drawn(timeline, new Ink(false, false, 100), false);
        var coloured = drawn(timeline, new Ink(true, true, 100), false);

        // Then
        assertThat(ascii).matches("\\p{ASCII}*");
        assertThat(ascii.lines().count())
                .isEqualTo(drawn(timeline, PLAIN, false).lines().count());
        assertThat(coloured.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(drawn(timeline, PLAIN, false));
    }

    @Test
    void shouldNotLetTextsCommandTheTerminal() {
        // Given
        var records = new Records().accepted("s-1", "ana").writes("ana", "s-1", "m-1", "\\u001b[2J\\u0007gone");

        // When
        var without = drawn(records.timeline("s-1"), PLAIN, false);
        var with = drawn(records.timeline("s-1"), PLAIN, true);

        // Then
        assertThat(without).contains("9 characters").doesNotContain("gone");
        assertThat(with).contains("[2J gone").doesNotContain("\u001b").doesNotContain("\u0007");
    }

    private static Timeline everything() {
        return new Records()
                .coach("kim", "ana")
                .accepted("s-1", "ana")
                .customerWrites("s-1", "m-1", "hello")
                .writes("kim", "s-1", "m-2", "psst")
                .switchTo("BargeIn", "kim", "s-1")
                .writes("kim", "s-1", "m-3", "I take over")
                .intrude("lee", "ana", "s-1", "Monitor")
                .writes("lee", "s-1", "m-4", "may I?")
                .after(Duration.ofHours(2))
                .leave("kim", "s-1")
                .writes("stranger", "s-1", "m-5", "let me in")
                .accepted("s-1", "ben")
                .left("s-1", "ana")
                .completed("s-1")
                .left("s-1", "ben")
                .timeline("s-1");
    }

    private static String drawn(Timeline timeline, Ink ink, boolean texts) {
        return String.join("\n", new TerminalTimeline(timeline, ink, texts).lines()) + "\n";
    }
}
