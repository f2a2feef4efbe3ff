package smscoach.simulation.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.CoachReply;
import smscoach.contract.EndReason;
import smscoach.contract.ParticipationState;
import smscoach.contract.StatusReason;
import smscoach.contract.SupervisorEventType;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.Visibility;
import smscoach.contract.json.ContractJson;
import smscoach.simulation.ContactCenterSimulation;
import smscoach.simulation.Golden;

class NarratorTest {

    private static final Ink PLAIN = new Ink(false, true, 100);

    @Test
    void shouldTellAStoryThatPeopleUnderstand() throws IOException {
        // When
        List<String> story = Story.tell(1, 160, PLAIN);

        // Then
        Golden.assertSame("story.txt", story);
    }

    @Test
    void shouldHaveWordsForEachKindOfEvent() throws IOException {
        // Given
        List<String> story = Story.tell(2, 20_000, PLAIN);

        // When
        List<String> firsts = firstOfEachKind(story);

        // Then
        Golden.assertSame("kinds.txt", firsts);
        for (Line.Kind kind : Line.Kind.values()) {
            String word = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            assertThat(firsts).as(word).anyMatch(line -> line.contains(" " + word + " "));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 120})
    void shouldKeepToTheWidth(int width) {
        // When
        List<String> story = Story.tell(3, 2_000, new Ink(false, true, width));

        // Then
        assertThat(story).allMatch(line -> line.codePointCount(0, line.length()) <= width);
        assertThat(story)
                .filteredOn(line -> line.startsWith("whisper", 16))
                .allMatch(line -> line.contains("customer)"));
    }

    @Test
    void shouldDoWithoutUnicodeAndColour() {
        // When
        List<String> story = Story.tell(3, 500, new Ink(false, false, 90));

        // Then
        assertThat(String.join("\n", story)).matches("[\\x20-\\x7e\\n]+");
    }

    @Test
    void shouldTellWhatTheSimulationNeverDoes() {
        // Given
        List<String> told = new ArrayList<>();
        Narrator narrator = new Narrator(PLAIN, ZoneOffset.UTC, told::add);
        SupervisorSessionEvent expired = new SupervisorSessionEvent(
                "3a470102-dcff-3858-8d37-80754bfcafe1",
                "cc",
                "0000Na9B26EF002X",
                "sup-9",
                "Kim",
                "90cc",
                SupervisorEventType.Revoked,
                ParticipationState.Revoked,
                Visibility.Agents,
                null,
                EndReason.Expired,
                null,
                null,
                7,
                "c",
                ContactCenterSimulation.OPENING);
        CoachReply limit = new CoachReply(
                "c",
                "cc",
                "Coach",
                "sup-9",
                3,
                StatusReason.LIMIT,
                "There are 100 already",
                null,
                ContactCenterSimulation.OPENING);

        // When
        narrator.received(received(Topic.SUPERVISOR_SESSION_EVENTS, ContractJson.write(expired)), expired.occurredAt());
        narrator.received(received(Topic.COACH_REPLIES, ContractJson.write(limit)), limit.occurredAt());
        narrator.received(received(Topic.COACH_REPLIES, "{}".getBytes(StandardCharsets.UTF_8)), limit.occurredAt());

        // Then
        assertThat(told)
                .containsExactly(
                        "10:00:00  002X  revoked  sup-9  is out: for too long nothing happened in the session",
                        "10:00:00        refused  sup-9  asked for Coach: that would be too many (3 LIMIT)",
                        "10:00:00        dead            coach-replies: statusCode is of a wrong type, or none of its values");
    }

    private static Received received(Topic topic, byte[] value) {
        return Received.of(topic, null, value, name -> null);
    }

    /** Of what people write one line a kind; of what is told the first in these words, whoever it is about. */
    private static List<String> firstOfEachKind(List<String> story) {
        Set<String> seen = new HashSet<>();
        List<String> firsts = new ArrayList<>();
        for (String line : story) {
            String kind = line.substring(16, 24);
            boolean written = Set.of("customer", "agent   ", "system  ", "barge-in", "whisper ", "note    ")
                    .contains(kind);
            String words = line.substring(32).replaceAll("“[^”]*”|#[0-9…]+|\\b[A-Z][a-z]+\\b", "_");
            if (seen.add(written ? kind : kind + words)) {
                firsts.add(line);
            }
        }
        return firsts;
    }
}
