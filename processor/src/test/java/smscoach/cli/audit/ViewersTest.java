package smscoach.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import smscoach.timeline.Records;

class ViewersTest {

    private static final Records SCENE = new Records()
            .coach("kim", "ana")
            .command("c-9", "Monitor", "lee", ",\"userId\":\"ana\"")
            .customerWrites("s-1", "early", "is somebody there?")
            .accepted("s-1", "ana")
            .writes("kim", "s-1", "whisper", "psst")
            .writes("ana", "s-1", "open", "Good morning!")
            .writes("lee", "s-1", "refused", "may I?")
            .accepted("s-2", "ben")
            .writes("ben", "s-2", "open", "Hello!")
            .completed("s-1")
            .customerWrites("s-1", "late", "bye");

    @Test
    void shouldTellEveryViewerOfAWhisperAndThatTheCustomerWasNone() {
        assertThat(seen("whisper", null))
                .containsExactly(
                        "customer no M3 or M4 sms-message-deliveries-0@1",
                        "Agent ana yes M3 or M4 sms-message-deliveries-0@1",
                        "Supervisor lee Supervisors yes M3 or M4 sms-message-deliveries-0@1");
    }

    @Test
    void shouldTellThatTheCustomerCouldByWhatIsOnHisTopic() {
        assertThat(seen("open", "s-1"))
                .containsExactly(
                        "customer yes M2 sms-customer-messages-0@0",
                        "Supervisor kim Agents yes M2 sms-message-deliveries-0@2",
                        "Supervisor lee Supervisors yes M2 sms-message-deliveries-0@2");
        assertThat(seen("open", null)).hasSize(5);
    }

    @Test
    void shouldTellThatNobodyCouldAndWhy() {
        assertThat(seen("refused", null)).containsExactly("nobody no NOT_ALLOWED (M5) sms-message-deliveries-0@3");
        assertThat(seen("late", null)).containsExactly("nobody no dead letter SESSION_ENDED coach-dead-letters-0@1");
        assertThat(seen("early", null))
                .containsExactly("agents and supervisors no nobody else was there sms-message-deliveries-0@0");
        assertThat(seen("never", null)).isEmpty();
    }

    private static List<String> seen(String message, @Nullable String session) {
        var viewers = new Viewers(message, null, session);
        SCENE.committed().stream()
                .filter(each -> Viewers.TOPICS.contains(each.record().topic()))
                .forEach(viewers::take);
        return viewers.sheet().rows().stream()
                .map(row -> String.join(
                        " ",
                        Stream.of(6, 7, 8, 9, 10)
                                .map(i -> row.get(i).text())
                                .filter(text -> !text.isEmpty())
                                .toList()))
                .toList();
    }
}
