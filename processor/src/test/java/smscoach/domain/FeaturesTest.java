package smscoach.domain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static smscoach.domain.ContactCenterDsl.center;
import static smscoach.domain.ContactCenterDsl.withFeatures;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** AssignFeatures and UnassignFeatures, and what the feature api-multimedia is for. */
class FeaturesTest {

    @Test
    @Rule({"C4", "C8"})
    void c4ShouldFollowTheContactCentersOwnFeatures() {
        // Given
        ContactCenterDsl center = center();

        // Then
        center.unassign("api-multimedia").expectOnlyReply("0");
        center.coach("kim", "sam").expectOnlyReply("6 FEATURE_OFF");
        center.assign("something", "api-multimedia", "something").expectOnlyReply("0");
        center.coach("kim", "sam").expectReply("0");
        center.unassign("something", "never-had").expectOnlyReply("0");
        center.coach("kim", "ann").expectReply("0");
    }

    @Test
    @Rule("C8")
    void c8ShouldStartFromTheConfiguredDefault() {
        withFeatures("api-multimedia", "x").coach("kim", "sam").expectReply("0");
        ContactCenterDsl off = withFeatures("x");
        off.coach("kim", "sam").expectOnlyReply("6 FEATURE_OFF");
        off.assign("api-multimedia");
        off.coach("kim", "sam").expectReply("0");
    }

    @Test
    @Rule({"S2", "C4"})
    void s2ShouldBringNobodyInAndConsumeNothingWhileTheFeatureIsOff() {
        // Given
        ContactCenterDsl center = center();
        center.coachNextChat("kim", "sam");
        center.coach("lee", "sam");
        center.accepted("s-0", "ann");
        center.intrude("kim", "ann", "s-0", "Coach");
        center.unassign("api-multimedia");

        // When
        Taken whileOff = center.accepted("s-1", "sam");
        Taken whileOffAndPresent = center.accepted("s-0", "sam");

        // Then
        whileOff.expectNoOutput();
        whileOffAndPresent.expectEvents().expectSubscriptions().expectSessions("s-0 [ann, sam] [kim Agents Invited]");
        center.assign("api-multimedia");
        center.accepted("s-2", "sam")
                .expectEvents("kim Delivered s-2 Agents", "lee Delivered s-2 Agents")
                .expectSubscriptions("kim->sam Consumed");
    }

    @Test
    @Rule("S2")
    void s2ShouldLetABecomingAgentLeaveEvenWhileTheFeatureIsOff() {
        ContactCenterDsl center = center();
        center.accepted("s-1", "sam");
        center.intrude("kim", "sam", "s-1", "Coach");
        center.unassign("api-multimedia");

        center.accepted("s-1", "kim").expectEvents("kim Left s-1 BecameAgent").expectSessions("s-1 gone");
    }

    @Test
    @Rule({"L5", "LIMIT"})
    void l5ShouldBoundTheDistinctFeaturesAfterTheCommand() {
        // Given
        ContactCenterDsl center = withFeatures();
        center.assign(named(0, 64)).expectOnlyReply("0");

        // Then
        center.assign("f-0", "f-63").expectOnlyReply("0");
        center.assign("f-0", "api-multimedia").expectOnlyReply("3 LIMIT");
        center.coach("kim", "sam").expectOnlyReply("6 FEATURE_OFF");
        center.unassign("f-0").expectOnlyReply("0");
        center.assign("api-multimedia", "api-multimedia", "f-1").expectOnlyReply("0");
        center.coach("kim", "sam").expectReply("0");
        center.assign("f-0").expectOnlyReply("3 LIMIT");
    }

    @Test
    @Rule("L5")
    void l5ShouldCountTheDefaultsAndChangeNothingWhenRefused() {
        // Given
        ContactCenterDsl center = center();

        // Then
        center.assign(named(0, 64)).expectOnlyReply("3 LIMIT");
        center.assign(named(0, 63)).expectOnlyReply("0");
    }

    @Test
    @Rule("L5")
    void l5ShouldRefuseToStartWithMoreDefaultsThanAContactCenterMayHave() {
        assertThatThrownBy(() -> withFeatures(named(0, 65)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("default-features has 65");
    }

    private static String[] named(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "f-" + i).toArray(String[]::new);
    }
}
