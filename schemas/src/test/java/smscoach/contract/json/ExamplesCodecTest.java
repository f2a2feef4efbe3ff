package smscoach.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smscoach.contract.CoachCommand;
import smscoach.contract.CoachReply;
import smscoach.contract.CoachSubscription;
import smscoach.contract.CoachedSession;
import smscoach.contract.ContractMessage;
import smscoach.contract.ContractViolation;
import smscoach.contract.CustomerMessage;
import smscoach.contract.Examples;
import smscoach.contract.Examples.Example;
import smscoach.contract.MessageDelivery;
import smscoach.contract.MonitoringMode;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.VisibilityMode;

/** Schema, examples and records say the same, since the codec judges every example as the schema does. */
class ExamplesCodecTest {

    private static final Map<String, Class<? extends ContractMessage>> TYPES = Map.of(
            "coach-command", CoachCommand.class,
            "sms-session-event", SmsSessionEvent.class,
            "supervisor-session-event", SupervisorSessionEvent.class,
            "coach-reply", CoachReply.class,
            "coach-subscription", CoachSubscription.class,
            "coached-session", CoachedSession.class,
            "customer-message", CustomerMessage.class,
            "message-delivery", MessageDelivery.class);

    /** Without these nobody could be answered; all else that is wrong with a command is for its reply to say. */
    private static final Set<String> IDENTITY =
            Set.of("commandId", "contactCenterId", "supervisor", "supervisor.userId", "issuedAt", "value");

    @Test
    void shouldKnowARecordForEveryMessage() {
        assertThat(TYPES.keySet()).containsExactlyInAnyOrderElementsOf(Examples.MESSAGES);
        assertThat(ContractMessage.class.getPermittedSubclasses()).containsExactlyInAnyOrderElementsOf(TYPES.values());
    }

    @ParameterizedTest
    @MethodSource("smscoach.contract.Examples#allValid")
    void shouldReadAndWriteValidUnchanged(Example example) {
        // When
        byte[] written = ContractJson.write(ContractJson.read(type(example), example.json()));

        // Then
        assertThat(text(written)).isEqualTo(text(example.json()));
    }

    @ParameterizedTest
    @MethodSource("smscoach.contract.Examples#allTolerated")
    void shouldWriteToleratedInCanonicalForm(Example example) {
        // When
        byte[] written = ContractJson.write(ContractJson.read(type(example), example.json()));

        // Then
        assertThat(text(written)).isEqualTo(text(example.canonical()));
    }

    @ParameterizedTest
    @MethodSource("smscoach.contract.Examples#allInvalid")
    void shouldRefuseInvalidAndNameTheField(Example example) {
        // When
        ContractViolation violation =
                catchThrowableOfType(ContractViolation.class, () -> ContractJson.read(type(example), example.json()));

        // Then
        assertNamesField(example, violation);
    }

    @ParameterizedTest
    @MethodSource("commandsThatNobodyCouldBeAnswered")
    void shouldRefuseAReceivedCommandForAnIdentityField(Example example) {
        // When
        ContractViolation violation =
                catchThrowableOfType(ContractViolation.class, () -> ContractJson.readReceived(example.json()));

        // Then
        assertNamesField(example, violation);
    }

    @ParameterizedTest
    @MethodSource("commandsToBeAnswered")
    void shouldReadAReceivedCommandThatCanBeAnswered(Example example) {
        Assertions.assertThatNoException().isThrownBy(() -> ContractJson.readReceived(example.json()));
    }

    @Test
    void shouldRefuseToWriteWhatItWouldNotRead() {
        // Given
        CoachSubscription badId = new CoachSubscription(
                "c/1", "cc-1", "sam", "kim", "kim", VisibilityMode.Coach, MonitoringMode.AllChats, Instant.EPOCH);

        // When
        ContractViolation violation = catchThrowableOfType(ContractViolation.class, () -> ContractJson.write(badId));

        // Then
        assertThat(violation.field()).isEqualTo("subscriptionId");
    }

    static Stream<Example> commandsThatNobodyCouldBeAnswered() {
        return Examples.invalid("coach-command").stream().filter(e -> IDENTITY.contains(e.field()));
    }

    static Stream<Example> commandsToBeAnswered() {
        List<Example> refused = Examples.invalid("coach-command").stream()
                .filter(e -> !IDENTITY.contains(e.field()))
                .toList();
        return Stream.of(Examples.valid("coach-command"), Examples.tolerated("coach-command"), refused)
                .flatMap(List::stream);
    }

    private static void assertNamesField(Example example, ContractViolation violation) {
        assertThat(violation).as("%s is refused", example).isNotNull();
        if (example.field().equals("value")) {
            assertThat(violation).hasMessageStartingWith("The value is not a JSON object: ");
            assertThat(violation.field()).isEmpty();
        } else {
            assertThat(violation).hasMessageStartingWith(example.field());
            boolean parent = violation.field().startsWith(example.field() + ".");
            assertThat(parent || violation.field().equals(example.field()))
                    .as("%s names %s", violation.getMessage(), example.field())
                    .isTrue();
        }
    }

    static Class<? extends ContractMessage> type(Example example) {
        return Objects.requireNonNull(TYPES.get(example.message()));
    }

    private static String text(byte[] json) {
        return new String(json, UTF_8);
    }
}
