package smscoach.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.domain.ContactCenterDsl.START;
import static smscoach.domain.ContactCenterDsl.center;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smscoach.contract.CoachSubscription;
import smscoach.contract.MonitoringMode;
import smscoach.contract.VisibilityMode;

/** Coach, Monitor, BargeIn and CancelSupervisorMonitoring. */
class SubscriptionsTest {

    @ParameterizedTest
    @CsvSource({"Coach, Coach", "Monitor, Monitor", "BargeIn, BargeIn"})
    @Rule("C8")
    void c8ShouldSetASubscriptionWithItsDefaults(String operation, VisibilityMode mode) {
        // When
        Taken taken = center().command(operation, "kim").id("c-9").agent("sam").send();

        // Then
        taken.expectReply("0").expectEvents().expectSessions();
        assertThat(taken.reply().subscriptionId()).isEqualTo("c-9");
        assertThat(taken.subscription())
                .isEqualTo(new CoachSubscription(
                        "c-9", "cc-1", "sam", "kim", "kim", mode, MonitoringMode.AllChats, START));
    }

    @Test
    @Rule("C8")
    void c8ShouldTakeTheNicknameElseTheUserNameElseTheUserId() {
        ContactCenterDsl center = center();

        assertThat(center.command("Coach", "kim")
                        .agent("sam")
                        .userName("Kim")
                        .nickname("K")
                        .send()
                        .subscription()
                        .nickname())
                .isEqualTo("K");
        assertThat(center.command("Coach", "kim")
                        .agent("sam")
                        .userName("Kim")
                        .send()
                        .subscription()
                        .nickname())
                .isEqualTo("Kim");
        assertThat(center.command("Coach", "kim")
                        .agent("sam")
                        .userName("")
                        .nickname("")
                        .send()
                        .subscription()
                        .nickname())
                .isEqualTo("kim");
    }

    @Test
    @Rule("C8")
    void c8ShouldReplaceASubscriptionForSessionsAcceptedLaterOnly() {
        // Given
        ContactCenterDsl center = center();
        center.command("Coach", "kim").id("c-old").agent("sam").send();
        center.accepted("s-1", "sam").expectEvents("kim Delivered s-1 Agents");

        // When
        Taken replaced = center.command("Monitor", "kim")
                .id("c-new")
                .agent("sam")
                .nextChat()
                .send();

        // Then
        replaced.expectSubscriptions("kim->sam Monitor NextChat").expectEvents();
        center.switchTo("BargeIn", "kim", "s-1").expectEvents("kim VisibilityChanged s-1 All");
        assertThat(center.completed("s-1").supervisorEvent().subscriptionId()).isEqualTo("c-old");
        Taken second = center.accepted("s-2", "sam").expectEvents("kim Delivered s-2 Supervisors");
        assertThat(second.supervisorEvent().subscriptionId()).isEqualTo("c-new");
    }

    @Test
    @Rule({"C8", "S2"})
    void c8ShouldPutAReplacedSubscriptionAtTheEndOfTheAgentsOrder() {
        // Given
        ContactCenterDsl center = center();
        center.coach("kim", "sam");
        center.coach("lee", "sam");
        center.monitor("kim", "sam");

        // When
        Taken taken = center.accepted("s-1", "sam");

        // Then
        taken.expectEvents("lee Delivered s-1 Agents", "kim Delivered s-1 Supervisors");
    }

    @Test
    @Rule({"C8", "NO_SUBSCRIPTION"})
    void c8ShouldNotCancelWhatIsNotThere() {
        ContactCenterDsl center = center();
        center.coach("lee", "sam");
        center.coach("kim", "ann");

        center.cancel("kim", "sam").expectOnlyReply("2 NO_SUBSCRIPTION");
    }

    @Test
    @Rule("C8")
    void c8ShouldCancelForTheFutureAndLetJoinedSessionsGoOn() {
        // Given
        ContactCenterDsl center = center();
        center.command("Coach", "kim").id("c-9").agent("sam").send();
        center.accepted("s-1", "sam");

        // When
        Taken taken = center.cancel("kim", "sam");

        // Then
        taken.expectReply("0")
                .expectSubscriptions("kim->sam Cancelled")
                .expectEvents()
                .expectSessions();
        assertThat(taken.reply().subscriptionId()).isEqualTo("c-9");
        center.accepted("s-2", "sam").expectNoOutput();
        center.writes("kim", "s-1").expectRecipients("sam (Agent)");
        center.cancel("kim", "sam").expectOnlyReply("2 NO_SUBSCRIPTION");
    }

    @Test
    @Rule("S3")
    void s3ShouldNotJoinSessionsThatTheAgentAcceptedBefore() {
        // Given
        ContactCenterDsl center = center();
        center.accepted("s-1", "sam");

        // When
        center.coach("kim", "sam").expectEvents();

        // Then
        center.accepted("s-1", "ann").expectNoOutput();
        center.accepted("s-1", "sam").expectNoOutput();
        center.accepted("s-2", "sam").expectEvents("kim Delivered s-2 Agents");
    }

    @Test
    @Rule("C8")
    void c8ShouldStampTheSubscriptionWithItsCommandsTime() {
        ContactCenterDsl center = center().after(Duration.ofHours(1));

        Taken taken = center.command("Coach", "kim")
                .agent("sam")
                .ago(Duration.ofMinutes(59))
                .send();

        assertThat(taken.subscription().since()).isEqualTo(START.plusSeconds(60));
        assertThat(taken.reply().occurredAt()).isEqualTo(START.plusSeconds(60));
    }
}
