package smscoach.domain;

import static smscoach.domain.ContactCenterDsl.center;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.DeadLetterCode;

/** S9: an event that a session has had already. */
class DuplicateEventsTest {

    /** Of each type that is learnt, with an effect or without. */
    private static EventDraft event(ContactCenterDsl center, String type) {
        return center.event(type, "s-1").agent("sam").agents("sam").id("e-x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"AgentAccepted", "AgentLeft", "SessionPlacedInQueue", "SessionCompleted", "SessionSnapshot"})
    @Rule("S9")
    void s9ShouldLearnTheIdsOfTheseTypesAndTakeAnyOfThemOnce(String type) {
        // Given
        ContactCenterDsl center = center();
        center.accepted("s-1", "bob");
        event(center, type).send();

        // Then whatever type it says it is
        for (String again : new String[] {
            "AgentAccepted", "AgentLeft", "SessionPlacedInQueue", "SessionCompleted", "SessionSnapshot"
        }) {
            event(center, again).send().expectDuplicate();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AgentAccepted", "SessionCompleted", "SessionSnapshot"})
    @Rule({"S9", "S11"})
    void s9ShouldLearnTheIdOfTheEventThatStartsARecord(String type) {
        ContactCenterDsl center = center();
        event(center, type).send().expectNoOutput();

        event(center, type).send().expectDuplicate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AgentLeft", "SessionPlacedInQueue"})
    @Rule({"S9", "S11"})
    void s9ShouldLearnNothingOfASessionWithoutRecord(String type) {
        // Given
        ContactCenterDsl center = center();
        event(center, type).send().expectNoOutput();
        center.accepted("s-1", "bob");

        // Then
        event(center, type).send().expectNoOutput();
        event(center, type).send().expectDuplicate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AgentInvited", "AgentRejected", "MessageSent"})
    @Rule({"S9", "S10", "S1"})
    void s9ShouldNotLearnFromOtherTypesNorTakeThemForDuplicates(String type) {
        // Given
        ContactCenterDsl center = center();
        center.accepted("s-1", "bob");

        // When
        event(center, type).message("Customer", null, null).send();

        // Then
        event(center, "AgentAccepted").send().expectNoOutput();
        event(center, "AgentAccepted").send().expectDuplicate();
        Taken sameId = event(center, type).message("Customer", null, null).send();
        if (type.equals("MessageSent")) {
            sameId.expectRecipients("bob (Agent)", "sam (Agent)");
        } else {
            sameId.expectNoOutput();
        }
    }

    @Test
    @Rule("S10")
    void s10ShouldDeliverAMessageAsOftenAsItComes() {
        ContactCenterDsl center = center();
        center.accepted("s-1", "sam");

        for (int i = 0; i < 3; i++) {
            event(center, "MessageSent").message("Customer", null, null).send().expectRecipients("sam (Agent)");
        }
    }

    @Test
    @Rule({"S9", "S8"})
    void s9ShouldAskBeforeS8() {
        // Given
        ContactCenterDsl center = center();
        center.event("AgentAccepted", "s-1").agent("sam").id("e-1").send();
        center.event("SessionCompleted", "s-1").id("e-2").send();

        // Then
        center.event("AgentAccepted", "s-1").agent("sam").id("e-1").send().expectDuplicate();
        center.event("SessionCompleted", "s-1").id("e-2").send().expectDuplicate();
        center.event("AgentLeft", "s-1").agent("sam").id("e-1").send().expectDuplicate();
        center.event("AgentLeft", "s-1")
                .agent("sam")
                .id("e-3")
                .send()
                .expectOnlyDeadLetter(DeadLetterCode.SESSION_ENDED);
    }

    @Test
    @Rule({"S9", "S8"})
    void s9ShouldLearnNothingFromDeadLettersOfAnEndedSession() {
        // Given
        ContactCenterDsl center = center();
        center.completed("s-1");

        // Then it is one each time
        for (int i = 0; i < 2; i++) {
            event(center, "AgentAccepted").send().expectOnlyDeadLetter(DeadLetterCode.SESSION_ENDED);
        }
    }

    @Test
    @Rule("S9")
    void s9ShouldKnowTheLast256IdsOfASession() {
        // Given
        ContactCenterDsl center = center();
        center.event("AgentAccepted", "s-1").agent("sam").id("first").send();
        for (int i = 2; i <= 256; i++) {
            center.event("AgentLeft", "s-1").agent("nobody").id("id-" + i).send();
        }

        // Then the first of 256 is known, and a duplicate pushes none out
        center.event("AgentAccepted", "s-1").agent("sam").id("first").send().expectDuplicate();
        center.event("AgentAccepted", "s-1").agent("sam").id("first").send().expectDuplicate();

        // When there is one more
        center.event("AgentLeft", "s-1").agent("nobody").id("id-257").send().expectNoOutput();

        // Then
        center.event("AgentLeft", "s-1").agent("x").id("id-2").send().expectDuplicate();
        center.event("AgentLeft", "s-1").agent("sam").id("first").send().expectNoOutput();
        center.event("AgentLeft", "s-1").agent("x").id("id-2").send().expectNoOutput();
    }

    @Test
    @Rule("S9")
    void s9ShouldKnowIdsPerSession() {
        ContactCenterDsl center = center();
        center.coach("kim", "sam");

        center.event("AgentAccepted", "s-1").agent("sam").id("e-x").send().expectEvents("kim Delivered s-1 Agents");
        center.event("AgentAccepted", "s-2").agent("sam").id("e-x").send().expectEvents("kim Delivered s-2 Agents");
    }

    @Test
    @Rule({"S9", "S5"})
    void s9ShouldKeepIdsWhenTheSessionIsPlacedInAQueue() {
        ContactCenterDsl center = center();
        event(center, "AgentAccepted").send();
        center.placedInQueue("s-1", "q");

        event(center, "AgentAccepted").send().expectDuplicate();
    }
}
