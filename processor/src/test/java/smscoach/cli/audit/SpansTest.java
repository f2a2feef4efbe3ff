package smscoach.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smscoach.contract.EndReason;
import smscoach.contract.Topic;
import smscoach.replay.Received;
import smscoach.stream.GoldenFile;
import smscoach.timeline.Records;

class SpansTest {

    private static final SpanFilter ALL = new SpanFilter(null, null, null, null, null, null);

    /** Kim is brought in by a subscription, changes his mode and stays; lee intrudes and is revoked. */
    private static List<Received> committed() {
        return new Records()
                .coach("kim", "ana")
                .accepted("s-1", "ana")
                .switchTo("BargeIn", "kim", "s-1")
                .accepted("s-2", "ben")
                .intrude("lee", "ben", "s-2", "Monitor")
                .queued("s-2", "billing, \\\"VIP\\\"")
                .accepted("s-3", "ana")
                .leave("kim", "s-3")
                .committed();
    }

    @ParameterizedTest
    @EnumSource
    void shouldListWhoCoachedWhom(Format format) {
        // Given
        var spans = spans(committed());

        // When
        var text = format.write(ALL.sheet(spans));

        // Then
        new GoldenFile("audit/spans." + format.name().toLowerCase(Locale.ROOT)).shouldBe(text);
    }

    @Test
    void shouldFilterBySupervisorAgentSessionContactCenterAndTime() {
        // Given
        var spans = spans(committed());
        var revoked = Instant.parse("2026-11-22T10:00:05Z");

        // Then
        assertThat(sessions(new SpanFilter(null, null, "lee", null, null, null), spans))
                .containsExactly("s-2");
        assertThat(sessions(new SpanFilter(null, null, null, "ana", null, null), spans))
                .containsExactly("s-1", "s-3");
        assertThat(sessions(new SpanFilter(null, "s-3", null, null, null, null), spans))
                .containsExactly("s-3");
        assertThat(sessions(new SpanFilter("cc-2", null, null, null, null, null), spans))
                .isEmpty();
        assertThat(sessions(new SpanFilter(null, null, null, null, revoked.plusMillis(1), null), spans))
                .containsExactly("s-1", "s-3");
        assertThat(sessions(new SpanFilter(null, null, null, null, revoked, revoked), spans))
                .containsExactly("s-1", "s-2");
    }

    @Test
    void shouldShowAnUnknownStartWhereTheBeginningIsGone() {
        // Given
        var committed = new Records()
                .coach("kim", "ana")
                .accepted("s-1", "ana")
                .switchTo("BargeIn", "kim", "s-1")
                .completed("s-1")
                .committed();

        // When
        var withoutDelivered = spans(withoutEventsBefore(committed, 1));
        var withTheEndOnly = spans(withoutEventsBefore(committed, 2));

        // Then
        assertThat(withoutDelivered).singleElement().satisfies(span -> {
            assertThat(span.from()).isNull();
            assertThat(span.broughtBy()).isEqualTo(Span.BroughtBy.UNKNOWN);
            assertThat(span.modes()).containsExactly(new Mode("BargeIn", "2026-11-22T10:00:02.000Z"));
            assertThat(span.reason()).isEqualTo(EndReason.Completed);
        });
        assertThat(withTheEndOnly)
                .singleElement()
                .satisfies(span -> assertThat(span.modes()).containsExactly(new Mode("BargeIn", null)));
        assertThat(Format.TABLE.write(ALL.sheet(withTheEndOnly))).contains("unknown");
    }

    @Test
    void shouldFindWhoIsStillThereThoughAllHisEventsAreGone() {
        // Given
        var committed = new Records()
                .coach("kim", "ana")
                .accepted("s-1", "ana")
                .after(Duration.ofDays(6))
                .customerWrites("s-1", "m-1", "hello")
                .committed();

        // When
        var spans = spans(withoutEventsBefore(committed, 1));

        // Then
        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.from()).isNull();
            assertThat(span.to()).isNull();
            assertThat(span.evidence()).containsExactly("coached-sessions-0@0");
        });
    }

    private static List<Span> spans(List<Received> committed) {
        var spans = new Spans();
        committed.stream()
                .filter(each -> Spans.TOPICS.contains(each.record().topic()))
                .forEach(spans::take);
        return spans.all();
    }

    private static List<Received> withoutEventsBefore(List<Received> committed, long offset) {
        return committed.stream()
                .filter(each -> each.record().topic() != Topic.SUPERVISOR_SESSION_EVENTS || each.offset() >= offset)
                .toList();
    }

    private static List<String> sessions(SpanFilter filter, List<Span> spans) {
        return filter.sheet(spans).rows().stream().map(row -> row.get(1).text()).toList();
    }
}
