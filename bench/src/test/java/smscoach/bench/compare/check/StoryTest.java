package smscoach.bench.compare.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoryTest {

    private static final String IN_1 = told("s-1", "Delivered", "e-1");
    private static final String OUT_1 = told("s-1", "Revoked", "e-2");
    private static final String IN_2 = told("s-2", "Delivered", "e-3");

    private final Story expected = story(IN_1, OUT_1, IN_2);

    @Test
    void shouldFindNoDifferenceWhateverElseTheRecordsHold() {
        // Given
        String more = IN_1.replace("{", "{\"sequence\":1,\"agents\":[\"a\"],");

        // Then
        assertThat(story(more, OUT_1, IN_2).differenceFrom(expected)).isEmpty();
        assertThat(story(more, OUT_1, IN_2).isInTheOrderOf(expected)).isTrue();
    }

    @Test
    void shouldTellSessionsOutOfOrderFromADifference() {
        // When
        Story other = story(IN_2, IN_1, OUT_1);

        // Then
        assertThat(other.differenceFrom(expected)).isEmpty();
        assertThat(other.isInTheOrderOf(expected)).isFalse();
    }

    @Test
    void shouldNoticeASessionWhoseEventsAreOutOfOrder() {
        assertThat(story(OUT_1, IN_1, IN_2).differenceFrom(expected)).isPresent();
    }

    @Test
    void shouldNoticeWhatIsMissing() {
        assertThat(story(IN_1, OUT_1).differenceFrom(expected))
                .get()
                .asString()
                .contains("supervisor cc-1/sup-1", "session s-2", "[]");
    }

    @Test
    void shouldNoticeWhatIsTooMuch() {
        assertThat(story(IN_1, OUT_1, IN_2, IN_2).differenceFrom(expected)).isPresent();
    }

    @Test
    void shouldNoticeAnotherCause() {
        assertThat(story(IN_1, OUT_1, told("s-2", "Delivered", "e-4")).differenceFrom(expected))
                .isPresent();
    }

    @Test
    void shouldNoticeAnotherSupervisor() {
        assertThat(story(IN_1, OUT_1, IN_2.replace("sup-1", "sup-2")).differenceFrom(expected))
                .isPresent();
    }

    @Test
    void shouldPassOverEventsOfOtherRules() {
        assertThat(story(IN_1, OUT_1, IN_2, told("s-1", "Left", "e-5")).differenceFrom(expected))
                .isEmpty();
    }

    private static Story story(String... values) {
        Story story = new Story();
        for (String value : values) {
            story.add(new byte[0], value.getBytes(UTF_8));
        }
        return story;
    }

    private static String told(String session, String type, String cause) {
        return """
                {"contactCenterId":"cc-1","supervisorId":"sup-1","smssessionId":"%s","type":"%s","agentId":"agent-1",\
                "causationId":"%s"}""".formatted(session, type, cause);
    }
}
