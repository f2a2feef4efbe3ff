package smscoach.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import smscoach.contract.EventType;
import smscoach.contract.SmsSessionEvent;
import smscoach.gateway.view.Attendance.Agent;

class AttendanceTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final Attendance attendance = new Attendance(Duration.ofDays(1));

    @Test
    void shouldTellWhoWasThereAndInHowManySessionsHeIs() {
        // When
        take("s-1", EventType.AgentInvited, "zoe", 0);
        take("s-1", EventType.AgentAccepted, "ben", 1);
        take("s-2", EventType.AgentAccepted, "ben", 2);
        take("s-3", EventType.AgentAccepted, "ravi", 3);
        take("s-3", EventType.AgentLeft, "ravi", 4);
        take("s-2", EventType.SessionCompleted, null, 5);

        // Then
        assertThat(attendance.of("cc-1", NOON))
                .extracting(Agent::userId, Agent::liveSessions, Agent::lastSeen)
                .containsExactly(
                        tuple("ben", 1, NOON.plusSeconds(2)),
                        tuple("ravi", 0, NOON.plusSeconds(4)),
                        tuple("zoe", 0, NOON));
        assertThat(attendance.of("cc-2", NOON)).isEmpty();
    }

    @Test
    void shouldBelieveASnapshotWhateverWasBefore() {
        // Given
        take("s-1", EventType.AgentAccepted, "ben", 0);

        // When
        attendance.take(
                new SmsSessionEvent(
                        "e", "cc-1", "s-1", EventType.SessionSnapshot, null, null, List.of("zoe"), null, NOON),
                NOON);

        // Then
        assertThat(attendance.of("cc-1", NOON))
                .extracting(Agent::userId, Agent::liveSessions)
                .containsExactly(tuple("ben", 0), tuple("zoe", 1));
    }

    @Test
    void shouldForgetADayLaterWhoIsGoneAndSessionsThatNeverEnded() {
        // Given
        take("s-1", EventType.AgentAccepted, "ben", 0);
        take("s-2", EventType.AgentInvited, "zoe", 0);

        // When
        take("s-3", EventType.AgentAccepted, "ravi", Duration.ofHours(25).toSeconds());

        // Then
        assertThat(attendance.of("cc-1", NOON.plus(Duration.ofHours(25))))
                .extracting(Agent::userId)
                .containsExactly("ravi");
    }

    private void take(String session, EventType type, @Nullable String agent, long second) {
        attendance.take(
                new SmsSessionEvent("e", "cc-1", session, type, agent, null, null, null, NOON),
                NOON.plusSeconds(second));
    }
}
