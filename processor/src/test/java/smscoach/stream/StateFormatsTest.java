package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import smscoach.contract.Fingerprint;
import smscoach.contract.MonitoringMode;
import smscoach.contract.ParticipationState;
import smscoach.contract.StatusReason;
import smscoach.contract.Topic;
import smscoach.contract.VisibilityMode;
import smscoach.domain.Limits;
import smscoach.domain.state.Clocks;
import smscoach.domain.state.Participation;
import smscoach.domain.state.RememberedReply;
import smscoach.domain.state.Reply;
import smscoach.domain.state.Session;
import smscoach.domain.state.Subscription;

/**
 * What is stored stays readable for ever. The fixtures are bytes that a released build may have written: never change
 * one; a new version of a format gets new fixtures beside the old.
 */
class StateFormatsTest {

    private static final String UUID = "0d6c1f7e-2d6c-4f0e-9a53-3a1f4a7c9b11";

    private static final Participation COACH =
            new Participation("sup-1", "kim 😀", VisibilityMode.Coach, ParticipationState.Chatting, "agent-1", UUID, 7);
    private static final Participation INTRUDER =
            new Participation("sup-2", "lee", VisibilityMode.BargeIn, ParticipationState.Invited, "agent-2", null, 300);

    static Stream<Arguments> stored() {
        return Stream.of(
                Arguments.of("clocks", StateFormats.CLOCKS, new Clocks(1L, Clocks.UNSET, 5L, Clocks.NEVER, -3L)),
                Arguments.of("features", StateFormats.FEATURES, List.of("api-multimedia", "été")),
                Arguments.of(
                        "session-live",
                        StateFormats.SESSION,
                        new Session.Live(
                                "s-1",
                                List.of("agent-1", "agent-2"),
                                List.of(COACH, INTRUDER),
                                List.of("e-1", UUID),
                                1_795_342_531_123L,
                                1_795_947_331_123L)),
                Arguments.of(
                        "session-ended",
                        StateFormats.SESSION,
                        new Session.Ended("s-2", List.of("e-9"), -62_167_219_200_000L, 253_402_300_799_999L)),
                Arguments.of(
                        "subscriptions",
                        StateFormats.SUBSCRIPTIONS,
                        List.of(
                                new Subscription(
                                        "c-1",
                                        "agent-1",
                                        "sup-1",
                                        "kim",
                                        VisibilityMode.Coach,
                                        MonitoringMode.NextChat,
                                        1_795_342_532_123L),
                                new Subscription(
                                        UUID,
                                        "agent-1",
                                        "sup-2",
                                        "lee",
                                        VisibilityMode.Monitor,
                                        MonitoringMode.AllChats,
                                        0))),
                Arguments.of(
                        "stamp", StateStamp.FORMAT, new StateStamp(Map.of("session", 1, "list of ids", 200, "été", 3))),
                Arguments.of("ids", StateFormats.IDS, List.of("agent-1", UUID, "a".repeat(128))),
                Arguments.of("id", StateFormats.ID, "0000Na9B26EF002X"),
                Arguments.of("number", StateFormats.NUMBER, 1_832L),
                Arguments.of(
                        "reply-done",
                        StateFormats.REPLY,
                        new RememberedReply(
                                new Reply("sup-1", "c-1", "Coach", null, "c-1", 1_795_342_532_123L),
                                new Fingerprint(1, -2),
                                1_795_428_932_123L)),
                Arguments.of(
                        "reply-refused",
                        StateFormats.REPLY,
                        new RememberedReply(
                                new Reply(
                                        "sup-1",
                                        "c-2",
                                        null,
                                        new Reply.Refusal(StatusReason.MISSING_PARAMETER, "operationName is absent"),
                                        null,
                                        5),
                                new Fingerprint(Long.MIN_VALUE, Long.MAX_VALUE),
                                6)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stored")
    <T> void shouldReadAndWriteTheFixture(String name, StateFormat<T> format, T value) {
        // When
        byte[] bytes = format.write(value);

        // Then
        new GoldenFile("state/v1/" + name + ".hex").shouldBe(HexFormat.of().formatHex(bytes) + "\n");
        assertThat(format.read(bytes)).isEqualTo(value);
    }

    @Test
    void shouldReadEveryVersionAndWriteTheLast() {
        // Given
        StateFormat<String> first = new StateFormat<>("name", StateWriter::text, StateReader::text);
        StateFormat<String> second = first.then(StateWriter::id, StateReader::id);

        // Then
        assertThat(second.read(first.write(UUID))).isEqualTo(UUID);
        assertThat(second.read(second.write(UUID))).isEqualTo(UUID);
        assertThat(second.write(UUID)).startsWith(2).hasSizeLessThan(first.write(UUID).length);
        assertThatThrownBy(() -> first.read(second.write(UUID)))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessage("a newer build wrote the state: the kind \"name\" has version 2,"
                        + " and this build knows version 1");
    }

    /** A kind that is missing from the stamp could change, and an older build would not refuse. */
    @Test
    void shouldStampEveryFormat() throws Exception {
        // Given
        List<StateFormat<?>> formats = new ArrayList<>();
        for (Field field : StateFormats.class.getDeclaredFields()) {
            if (field.getType() == StateFormat.class) {
                formats.add((StateFormat<?>) field.get(null));
            }
        }

        // Then
        assertThat(StateFormats.ALL).containsExactlyInAnyOrderElementsOf(formats);
        assertThat(StateStamp.OF_THIS_BUILD.versions()).hasSameSizeAs(formats);
    }

    @Test
    void shouldRefuseAStampWithAKindThatItDoesNotKnow() {
        // Given
        StateStamp theirs = new StateStamp(Map.of("session", 1, "wallboard", 1));

        // Then
        assertThatThrownBy(() -> StateStamp.OF_THIS_BUILD.requireCanRead(theirs))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessage("a newer build wrote the state: the kind \"wallboard\" has version 1,"
                        + " and this build does not know this kind");
    }

    @Test
    void shouldReadWhatAnOlderBuildStamped() {
        // Given
        StateStamp newer = new StateStamp(Map.of("session", 3, "reply", 2, "wallboard", 1));
        StateStamp older = new StateStamp(Map.of("session", 2, "reply", 2));

        // Then
        newer.requireCanRead(older);
    }

    @Test
    void shouldFitTheLargestRecordsIntoAChangelogRecord() {
        // Given
        String id = "i".repeat(128);
        String nickname = "😀".repeat(256);
        Participation largest = new Participation(
                id, nickname, VisibilityMode.BargeIn, ParticipationState.Chatting, id, id, Long.MAX_VALUE);
        Session session = new Session.Live(
                id,
                copies(id, Limits.AGENTS_PER_SESSION),
                copies(largest, Limits.SUPERVISORS_PER_SESSION),
                copies(id, Limits.REMEMBERED_EVENT_IDS),
                Long.MIN_VALUE,
                Long.MIN_VALUE);
        Subscription subscription =
                new Subscription(id, id, id, nickname, VisibilityMode.Coach, MonitoringMode.AllChats, Long.MIN_VALUE);

        // Then
        int room = Topic.MAX_OUTPUT_BYTES / 2;
        assertThat(StateFormats.SESSION.write(session)).hasSizeLessThan(room);
        assertThat(StateFormats.SUBSCRIPTIONS.write(copies(subscription, Limits.SUBSCRIPTIONS_PER_AGENT)))
                .hasSizeLessThan(room);
        assertThat(StateFormats.IDS.write(copies(id, Limits.SUBSCRIPTIONS_PER_SUPERVISOR)))
                .hasSizeLessThan(room);
        assertThat(StateFormats.FEATURES.write(copies(nickname, Limits.FEATURES)))
                .hasSizeLessThan(room);
    }

    private static <T> List<T> copies(T value, int count) {
        return IntStream.range(0, count).mapToObj(i -> value).toList();
    }
}
