package smscoach.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import smscoach.contract.Topic;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;

/** A restart with a longer horizon: what is still within it must still be remembered. */
class LongerHorizonTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final InMemoryStates states = new InMemoryStates();
    private long offset;

    @Test
    @Rule("T3")
    void t3ShouldRememberRepliesForTheLongerHorizon() {
        // Given
        Engine before = engine(Duration.ofHours(24));
        Engine after = engine(Duration.ofDays(3));
        take(before, "c-1", Duration.ZERO);

        // When
        take(after, "c-2", Duration.ofHours(36));
        Outcome repeat = take(after, "c-1", Duration.ofHours(37));
        take(after, "c-3", Duration.ofHours(80));
        Outcome forgotten = take(after, "c-1", Duration.ofHours(80));

        // Then
        assertThat(repeat).isEqualTo(new Outcome.Answered(true));
        assertThat(forgotten).isEqualTo(new Outcome.Answered(false));
    }

    private Engine engine(Duration horizon) {
        return new Engine(
                new Rules(horizon, Duration.ofDays(7), Rules.AS_SHIPPED.defaultFeatures()),
                states,
                KeyPlacement.UNKNOWN,
                "");
    }

    private Outcome take(Engine engine, String commandId, Duration after) {
        String command = "{\"commandId\":\"" + commandId + "\",\"contactCenterId\":\"cc\",\"operationName\":\"Coach\","
                + "\"supervisor\":{\"userId\":\"sup\",\"roles\":[\"supervisor\"]},\"userId\":\"agent\",\"issuedAt\":\""
                + START.plus(after) + "\"}";
        List<Object> outputs = new ArrayList<>();
        return engine.take(
                new InputRecord(
                        Topic.COACH_COMMANDS,
                        0,
                        offset++,
                        -1,
                        "cc".getBytes(StandardCharsets.UTF_8),
                        command.getBytes(StandardCharsets.UTF_8),
                        List.of()),
                outputs::add);
    }
}
