package smscoach.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.domain.ContactCenterDsl.center;

import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.DeadLetterCode;

/** L6 and L7 as they decide over records; every limit by itself is tested with the contract. */
class BoundsRulesTest {

    private static final String EMOJI = "\uD83D\uDE00";

    @Test
    @Rule("L6")
    void l6ShouldBoundIdsTo128OfTheirCharacters() {
        String longest = "A-Za-z0-9._~:@+=-" + "x".repeat(111);

        center().coach("kim", longest).expectReply("0");
        center().coach("kim", longest + "x").expectOnlyReply("10 OUT_OF_RANGE");
        center().coach(longest, "sam").expectReply("0");
        center().coach(longest + "x", "sam").expectOnlyDeadLetter(DeadLetterCode.MALFORMED);
        center().accepted(longest, longest).expectNoOutput();
        center().accepted(longest + "x", "sam").expectOnlyDeadLetter(DeadLetterCode.MALFORMED);
        center().accepted("s-1", "m\u00fcller").expectOnlyDeadLetter(DeadLetterCode.MALFORMED);
    }

    @Test
    @Rule("L6")
    void l6ShouldCountCharactersAsCodePoints() {
        assertNickname(EMOJI.repeat(256), "0");
        assertNickname(EMOJI.repeat(256) + "x", "10 OUT_OF_RANGE");
        assertNickname("\uD83D", "10 OUT_OF_RANGE");
        ContactCenterDsl center = center();
        text(center, EMOJI.repeat(10_000)).expectRecipients();
        text(center, EMOJI.repeat(10_000) + "x").expectOnlyDeadLetter(DeadLetterCode.MALFORMED);
    }

    private static void assertNickname(String nickname, String status) {
        center().command("Coach", "kim").agent("sam").nickname(nickname).send().expectReply(status);
    }

    private static Taken text(ContactCenterDsl center, String text) {
        return center.event("MessageSent", "s-1")
                .message("System", null, null)
                .message("text", "\"" + text + "\"")
                .send();
    }

    @Test
    @Rule({"L6", "C6"})
    void l6ShouldBoundFeaturesRolesAndAgentsByNumber() {
        center().assign(Collections.nCopies(64, "x").toArray(String[]::new)).expectReply("0");
        center().assign(Collections.nCopies(65, "x").toArray(String[]::new)).expectOnlyReply("10 OUT_OF_RANGE");
        center().assign().expectOnlyReply("10 OUT_OF_RANGE");
        center().command("AssignFeatures", "root")
                .roles(Collections.nCopies(64, "admin").toArray())
                .features("x")
                .send()
                .expectReply("0");
        center().event("AgentInvited", "s-1")
                .agent("sam")
                .agents(Collections.nCopies(101, "x").toArray(String[]::new))
                .send()
                .expectOnlyDeadLetter(DeadLetterCode.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-22T11:00:00.0019+01:00", "2026-11-22t10:00:00.001z", "2026-11-22T09:00:00.001999-01:00"
            })
    @Rule("L7")
    void l7ShouldWriteAnySpellingOfATimeInOneWayCutToMilliseconds(String spelling) {
        Taken taken = center().command("Coach", "kim")
                .agent("sam")
                .with("issuedAt", spelling)
                .send();

        assertThat(taken.reply().occurredAt()).isEqualTo(Instant.parse("2026-11-22T10:00:00.001Z"));
        assertThat(Taken.value(taken.outputs().getLast())).contains("\"occurredAt\":\"2026-11-22T10:00:00.001Z\"");
    }

    @Test
    @Rule({"L7", "T1"})
    void l7ShouldCutBeforeAnyUse() {
        // Given a clock that a cut time has moved
        ContactCenterDsl center = center();
        center.command("Dance", "kim")
                .with("issuedAt", "2026-11-22T10:00:00.0009Z")
                .send();

        // Then a day before is no more than the horizon, by less than a millisecond
        center.command("Dance", "kim")
                .with("issuedAt", "2026-11-21T10:00:00.0001Z")
                .send()
                .expectReply("10 UNKNOWN_OPERATION");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T10:00:60Z",
                "2026-11-22 10:00:00Z",
                "0000-01-01T00:00:00+00:01",
                "2026-02-29T10:00:00Z"
            })
    @Rule({"L7", "MALFORMED"})
    void l7ShouldDeadLetterWhatIsNoSuchTime(String time) {
        center().command("Coach", "kim").with("issuedAt", time).send().expectOnlyDeadLetter(DeadLetterCode.MALFORMED);
    }
}
