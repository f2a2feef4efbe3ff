package smscoach.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.domain.ContactCenterDsl.START;
import static smscoach.domain.ContactCenterDsl.center;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.Topic;

/** A command may come again: remembered replies, and ids used for something else. */
class RepeatedCommandsTest {

    private static final Duration H = Duration.ofHours(24);

    @Test
    @Rule("C8")
    void shouldAnswerARepeatWithTheSameBytesAndChangeNothing() {
        // Given
        ContactCenterDsl center = center();
        center.accepted("s-1", "sam");
        Taken first = intrude(center).send();
        center.leave("kim", "s-1");
        center.after(Duration.ofMinutes(1));

        // When it comes again with another time, another spelling, and as another person would be
        Taken again = intrude(center)
                .with("unknown", 1)
                .withJson("nickname", "null")
                .userName("Other")
                .roles()
                .send();

        // Then
        again.expectOnlyReply("0");
        assertThat(again.only(Topic.COACH_REPLIES).key())
                .isEqualTo(first.only(Topic.COACH_REPLIES).key());
        assertThat(again.only(Topic.COACH_REPLIES).value())
                .isEqualTo(first.only(Topic.COACH_REPLIES).value());
        assertThat(again.outcome()).isEqualTo(new Outcome.Answered(true));
    }

    private static CommandDraft intrude(ContactCenterDsl center) {
        return center.command("Intrude", "kim")
                .id("c-x")
                .agent("sam")
                .session("s-1")
                .mode("Coach");
    }

    @Test
    @Rule("C8")
    void shouldRememberRefusalsToo() {
        // Given
        ContactCenterDsl center = center();
        center.command("Coach", "kim").id("c-x").send().expectOnlyReply("1 MISSING_PARAMETER");
        center.command("Leave", "kim").id("c-y").session("s-1").send().expectOnlyReply("6 SESSION_NOT_FOUND");
        center.command("Leave", "kim").id("c-z").session("s-1").roles().send().expectOnlyReply("5 NO_PERMISSION");
        center.accepted("s-1", "sam");
        center.intrude("kim", "sam", "s-1", "Coach");

        // Then though it could be done by now, the answer stays
        center.command("Leave", "kim").id("c-y").session("s-1").send().expectOnlyReply("6 SESSION_NOT_FOUND");
        center.command("Leave", "kim").id("c-z").session("s-1").send().expectOnlyReply("5 NO_PERMISSION");
        center.command("Coach", "kim").id("c-x").send().expectOnlyReply("1 MISSING_PARAMETER");
    }

    @Test
    @Rule("COMMAND_ID_REUSED")
    void shouldRefuseAnIdUsedForOtherContentAndKeepTheFirstReply() {
        // Given
        ContactCenterDsl center = center();
        Taken first = center.command("Coach", "kim").id("c-x").agent("sam").send();
        center.after(Duration.ofMinutes(1));

        // When
        Taken other = center.command("CancelSupervisorMonitoring", "kim")
                .id("c-x")
                .agent("sam")
                .send();

        // Then its fields are its own, and nothing has changed
        other.expectOnlyReply("10 COMMAND_ID_REUSED");
        assertThat(other.reply().operationName()).isEqualTo("CancelSupervisorMonitoring");
        assertThat(other.reply().occurredAt()).isEqualTo(START.plusSeconds(60));
        assertThat(other.reply().subscriptionId()).isNull();
        Taken again =
                center.command("Coach", "kim").id("c-x").agent("sam").send().expectOnlyReply("0");
        assertThat(again.only(Topic.COACH_REPLIES).value())
                .isEqualTo(first.only(Topic.COACH_REPLIES).value());
        center.command("CancelSupervisorMonitoring", "kim")
                .id("c-x")
                .agent("sam")
                .send()
                .expectOnlyReply("10 COMMAND_ID_REUSED");
        center.accepted("s-1", "sam").expectEvents("kim Delivered s-1 Agents");
    }

    @Test
    @Rule("COMMAND_ID_REUSED")
    void shouldTakeAFilledInDefaultForOtherContent() {
        ContactCenterDsl center = center();
        center.command("Coach", "kim").id("c-x").agent("sam").send();

        center.command("Coach", "kim")
                .id("c-x")
                .agent("sam")
                .with("supervisorMonitoringMode", "AllChats")
                .send()
                .expectOnlyReply("10 COMMAND_ID_REUSED");
        center.command("Coach", "kim")
                .id("c-x")
                .agent("sam")
                .with("supervisorMonitoringMode", "")
                .send()
                .expectOnlyReply("0");
    }

    @Test
    @Rule("COMMAND_ID_REUSED")
    void shouldNotEchoAReusingOperationNameThatIsOutOfBounds() {
        ContactCenterDsl center = center();
        center.command("Coach", "kim").id("c-x").agent("sam").send();

        Taken taken = center.command("Coach", "kim")
                .id("c-x")
                .with("operationName", 5)
                .send();

        taken.expectOnlyReply("10 COMMAND_ID_REUSED");
        assertThat(taken.reply().operationName()).isNull();
    }

    @Test
    @Rule("C8")
    void shouldNotMixTheSameIdOfTwoSupervisors() {
        ContactCenterDsl center = center();

        center.command("Coach", "kim").id("c-x").agent("sam").send().expectSubscriptions("kim->sam Coach AllChats");
        center.command("Monitor", "lee").id("c-x").agent("sam").send().expectSubscriptions("lee->sam Monitor AllChats");
        center.accepted("s-1", "sam").expectEvents("kim Delivered s-1 Agents", "lee Delivered s-1 Supervisors");
    }

    @Test
    @Rule("T3")
    void t3ShouldRememberAReplyWhileTheClockIsAtMostAHorizonOn() {
        // Given
        ContactCenterDsl center = center();
        center.command("Coach", "kim").id("c-x").agent("sam").send();
        center.cancel("kim", "sam");

        // When the clock stands at the horizon exactly
        center.after(H);
        center.logOut("lee");

        // Then
        center.command("Coach", "kim").id("c-x").agent("sam").send().expectOnlyReply("0");

        // When it moves on by a millisecond
        center.after(Duration.ofMillis(1));
        Taken anew = center.command("Coach", "kim").id("c-x").agent("sam").send();

        // Then the command is a new one
        anew.expectReply("0").expectSubscriptions("kim->sam Coach AllChats");
        assertThat(anew.outcome()).isEqualTo(new Outcome.Answered(false));
    }

    @Test
    @Rule({"T3", "T1"})
    void t3ShouldCountFromTheFirstCommandAndNotFromItsRepeats() {
        // Given
        ContactCenterDsl center = center();
        center.command("Coach", "kim").id("c-x").agent("sam").send();
        center.after(H);
        center.command("Coach", "kim").id("c-x").agent("sam").send().expectOnlyReply("0");

        // When
        center.after(Duration.ofMillis(1));
        center.logOut("lee");

        // Then by its own old time it is too old, and by a new time a new command
        center.command("Coach", "kim")
                .id("c-x")
                .agent("sam")
                .ago(H.plusMillis(1))
                .send()
                .expectOnlyDeadLetter(DeadLetterCode.STALE);
        center.command("Coach", "kim").id("c-x").agent("sam").send().expectSubscriptions("kim->sam Coach AllChats");
    }

    @Test
    @Rule("T3")
    void t3ShouldForgetByTimeAloneHoweverMuchThereIsToForget() {
        // Given more replies than one record deletes
        ContactCenterDsl center = center();
        for (int i = 0; i < 100; i++) {
            center.command("Coach", "kim").id("old-" + i).agent("sam").send();
        }

        // When
        center.after(H.plusMillis(1));

        // Then
        for (int i = 99; i >= 0; i--) {
            Taken anew =
                    center.command("Coach", "kim").id("old-" + i).agent("sam").send();
            assertThat(anew.outcome()).isEqualTo(new Outcome.Answered(false));
        }
    }
}
