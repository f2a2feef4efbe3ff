package smscoach.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.CoachCommand;
import smscoach.contract.ContractMessage;
import smscoach.contract.EventType;
import smscoach.contract.Operation;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.domain.Rules;
import smscoach.engine.Histories;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.reference.NaiveCoach.Input;
import smscoach.stream.StoredEngine;
import smscoach.stream.StoredRows;

/** Nothing that hostile records leave behind stays for ever: when it is past remembering, it is gone. */
class ForgetfulnessTest {

    private static final Instant LATER = Instant.parse("2027-11-22T10:00:00Z");

    private long offset = 1_000_000;

    @ParameterizedTest
    @ValueSource(longs = {5, 10, 16, 24})
    void shouldKeepNeitherSessionsNorRepliesPastTheirTime(long seed) {
        // Given
        StoredEngine engine = new StoredEngine(Rules.AS_SHIPPED, KeyPlacement.UNKNOWN);
        for (Input input : HostileHistory.of(seed, 1_000).records()) {
            engine.take(Histories.record(input), output -> {});
        }
        StoredRows before = engine.rows();
        assertThat(before.count('S') + before.count('R')).isGreaterThan(100);

        // When a year later each contact center goes on, and then sees so many days
        for (String center : before.contactCenters()) {
            for (int day = 0; day < 60; day++) {
                goOn(engine, center, LATER.plusSeconds(day * 86_401L));
            }
        }

        // Then
        StoredRows after = engine.rows();
        int centers = before.contactCenters().size();
        assertThat(after.count('S')).as("sessions").isLessThanOrEqualTo(2L * centers);
        assertThat(after.count('R')).as("replies").isLessThanOrEqualTo(2L * centers);
        assertThat(after.count('J')).as("participations").isZero();
        after.shouldBeBounded();
    }

    private void goOn(StoredEngine engine, String center, Instant at) {
        CoachCommand.Supervisor supervisor = new CoachCommand.Supervisor("last", null, List.of("supervisor"));
        take(
                engine,
                Topic.COACH_COMMANDS,
                center,
                new CoachCommand(
                        "c-" + offset,
                        center,
                        Operation.EndContactCenterSession,
                        supervisor,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        at));
        take(
                engine,
                Topic.SMS_SESSION_EVENTS,
                center,
                new SmsSessionEvent(
                        "e-" + offset,
                        center,
                        "last-" + offset,
                        EventType.SessionCompleted,
                        null,
                        null,
                        null,
                        null,
                        at));
    }

    private void take(StoredEngine engine, Topic topic, String center, ContractMessage message) {
        byte[] key = center.getBytes(StandardCharsets.US_ASCII);
        engine.take(new InputRecord(topic, 0, offset++, -1, key, ContractJson.write(message), List.of()), output -> {});
    }
}
