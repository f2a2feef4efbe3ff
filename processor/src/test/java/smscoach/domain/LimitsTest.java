package smscoach.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.domain.ContactCenterDsl.center;

import org.junit.jupiter.api.Test;
import smscoach.contract.DeadLetterCode;

/** How much a contact center may hold (L1-L4; L5 is with the features). */
class LimitsTest {

    @Test
    @Rule({"L1", "LIMIT"})
    void l1ShouldBoundTheSubscriptionsOfAnAgent() {
        // Given
        ContactCenterDsl center = center();
        for (int i = 0; i < 100; i++) {
            center.coach("kim-" + i, "sam").expectReply("0");
        }

        // Then
        center.coach("one-more", "sam").expectOnlyReply("3 LIMIT");
        center.coach("one-more", "ann").expectReply("0");
        center.monitor("kim-5", "sam").expectReply("0").expectSubscriptions("kim-5->sam Monitor AllChats");
        center.cancel("kim-7", "sam");
        center.coach("one-more", "sam").expectReply("0");
    }

    @Test
    @Rule({"L2", "LIMIT"})
    void l2ShouldBoundTheSubscriptionsOfASupervisor() {
        // Given
        ContactCenterDsl center = center();
        for (int i = 0; i < 1000; i++) {
            center.coach("kim", "agent-" + i).expectReply("0");
        }

        // Then
        center.coach("kim", "one-more").expectOnlyReply("3 LIMIT");
        center.coach("lee", "one-more").expectReply("0");
        center.coachNextChat("kim", "agent-7").expectReply("0");
        center.accepted("s-1", "agent-7").expectSubscriptions("kim->agent-7 Consumed");
        center.coach("kim", "one-more").expectReply("0");
        assertThat(center.logOut("kim").outputs()).hasSize(1000 + 3); // tombstones, Left, coached session, reply
    }

    @Test
    @Rule({"L1", "L2"})
    void l1ShouldBeAskedBeforeL2() {
        ContactCenterDsl center = center();
        for (int i = 0; i < 100; i++) {
            center.coach("sup-" + i, "full");
        }
        for (int i = 0; i < 1000; i++) {
            center.coach("kim", "agent-" + i);
        }

        Taken taken = center.coach("kim", "full").expectOnlyReply("3 LIMIT");
        assertThat(taken.reply().statusMessage()).contains("userId");
    }

    @Test
    @Rule("L3")
    void l3ShouldDoNothingElseWhenTheSessionIsFull() {
        // Given kim is in the full session as supervisor, and is coached himself
        ContactCenterDsl center = center();
        center.coach("kim", "agent-0");
        center.coachNextChat("lee", "kim");
        for (int i = 0; i < 100; i++) {
            center.accepted("s-1", "agent-" + i);
        }

        // When
        Taken taken = center.accepted("s-1", "kim");

        // Then he does not even leave
        taken.expectOnlyDeadLetter(DeadLetterCode.LIMIT);
        center.leave("kim", "s-1").expectEvents("kim Left s-1 Left");
        center.left("s-1", "agent-50");
        center.accepted("s-1", "kim").expectEvents("lee Delivered s-1 Agents");
    }

    @Test
    @Rule("L3")
    void l3ShouldTakeASnapshotOfAHundredAgentsAndNotOneMore() {
        String[] hundred = new String[100];
        String[] more = new String[101];
        for (int i = 0; i < 101; i++) {
            more[i] = "agent-" + i;
            hundred[Math.min(i, 99)] = "agent-" + i;
        }

        center().snapshot("s-1", hundred).expectNoOutput();
        center().snapshot("s-1", more).expectOnlyDeadLetter(DeadLetterCode.MALFORMED);
    }

    @Test
    @Rule({"L4", "LIMIT"})
    void l4ShouldHoldOffASupervisorTooManyAndNotConsumeHisNextChat() {
        // Given 99 in the session
        ContactCenterDsl center = center();
        for (int i = 0; i < 99; i++) {
            center.coach("sup-" + i, "ann");
        }
        center.accepted("s-1", "ann");
        center.coachNextChat("kim", "sam");
        center.coachNextChat("lee", "sam");
        center.coachNextChat("sup-5", "sam");
        center.coach("max", "sam");

        // When
        Taken taken = center.accepted("s-1", "sam");

        // Then kim is the hundredth; sup-5 is there already
        taken.expectEvents("kim Delivered s-1 Agents").expectSubscriptions("kim->sam Consumed", "sup-5->sam Consumed");
        center.intrude("lee", "sam", "s-1", "Coach").expectOnlyReply("3 LIMIT");
        center.intrude("joe", "sam", "s-1", null).expectOnlyReply("2 NO_MODE");
        center.accepted("s-2", "sam")
                .expectEvents("lee Delivered s-2 Agents", "max Delivered s-2 Agents")
                .expectSubscriptions("lee->sam Consumed");
        center.leave("kim", "s-1");
        center.intrude("lee", "sam", "s-1", "Coach").expectReply("0");
    }

    @Test
    @Rule({"L4", "S2"})
    void l4ShouldGiveThePlaceOfASupervisorWhoBecomesAgentToAnother() {
        // Given
        ContactCenterDsl center = center();
        for (int i = 0; i < 100; i++) {
            center.coach("sup-" + i, "ann");
        }
        center.accepted("s-1", "ann");
        center.coach("kim", "sup-0");
        center.coach("lee", "sup-0");

        // Then
        center.accepted("s-1", "sup-0").expectEvents("sup-0 Left s-1 BecameAgent", "kim Delivered s-1 Agents");
    }
}
