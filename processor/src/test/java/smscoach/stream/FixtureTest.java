package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.stream.Committed.perKey;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smscoach.contract.CoachReply;
import smscoach.contract.CoachSubscription;
import smscoach.contract.CoachedSession;
import smscoach.contract.ContractMessage;
import smscoach.contract.CustomerMessage;
import smscoach.contract.MessageDelivery;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.domain.Rules;
import smscoach.engine.OutputRecord;

/** What earlier builds left is what this build would have left, and can be read by it. */
class FixtureTest {

    @ParameterizedTest
    @MethodSource("smscoach.stream.Fixture#versions")
    void shouldGiveTheBytesThatAnEarlierBuildGave(String version) throws Exception {
        // Given
        Fixture fixture = Fixture.read(version);

        // When
        List<OutputRecord> made =
                Committed.replay(fixture.inputs(), fixture.outputs(), Fixture.PARTITIONS, Rules.AS_SHIPPED, "");

        // Then
        assertThat(made).hasSameSizeAs(fixture.outputs());
        assertThat(perKey(made)).isEqualTo(perKey(fixture.outputs()));
    }

    @ParameterizedTest
    @MethodSource("smscoach.stream.Fixture#versions")
    void shouldReadTheMessagesOfAnEarlierBuild(String version) throws Exception {
        // Given
        List<OutputRecord> messages = Fixture.read(version).outputs().stream()
                .filter(output -> output.topic() != Topic.COACH_DEAD_LETTERS && output.value() != null)
                .toList();

        // Then
        assertThat(messages).extracting(OutputRecord::topic).containsAll(messageTopics());
        assertThat(messages).allSatisfy(output -> {
            ContractMessage read = ContractJson.read(messageOf(output.topic()), output.value());
            assertThat(ContractJson.writeUnchecked(read)).isEqualTo(output.value());
        });
    }

    private static List<Topic> messageTopics() {
        return Topic.outputs().stream()
                .filter(topic -> topic != Topic.COACH_DEAD_LETTERS)
                .toList();
    }

    private static Class<? extends ContractMessage> messageOf(Topic topic) {
        return switch (topic) {
            case SUPERVISOR_SESSION_EVENTS -> SupervisorSessionEvent.class;
            case COACH_REPLIES -> CoachReply.class;
            case COACH_SUBSCRIPTIONS -> CoachSubscription.class;
            case COACHED_SESSIONS -> CoachedSession.class;
            case SMS_CUSTOMER_MESSAGES -> CustomerMessage.class;
            case SMS_MESSAGE_DELIVERIES -> MessageDelivery.class;
            case COACH_COMMANDS, SMS_SESSION_EVENTS, COACH_DEAD_LETTERS ->
                throw new IllegalArgumentException(topic + " holds no message of the processor");
        };
    }
}
