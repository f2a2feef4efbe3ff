package smscoach.bench.compare.measure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import smscoach.contract.SupervisorEventType;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;

class ProbeTest {

    private static final int NUMBER = 4711;

    private final Engine engine = new Engine(Rules.AS_SHIPPED, new InMemoryStates(), KeyPlacement.UNKNOWN, "");
    private final List<byte[]> told = new ArrayList<>();

    @Test
    void shouldBeToldOfOnceAtItsAcceptAndOnceAtItsEnd() {
        // Given
        take(Topic.COACH_COMMANDS, Probe.subscription(Probe.contactCenter(NUMBER)));

        // When
        take(Topic.SMS_SESSION_EVENTS, Probe.accept(NUMBER));
        take(Topic.SMS_SESSION_EVENTS, Probe.complete(NUMBER));

        // Then
        assertThat(told.stream()
                        .map(value -> ContractJson.read(SupervisorSessionEvent.class, value)
                                .type()))
                .containsExactly(SupervisorEventType.Delivered, SupervisorEventType.Revoked);
        assertThat(told).allMatch(value -> Probe.numberIn(value) == NUMBER);
    }

    @Test
    void shouldBeFoundInItsOwnEvents() {
        assertThat(Probe.numberIn(Probe.accept(NUMBER))).isEqualTo(NUMBER);
    }

    @Test
    void shouldNotBeFoundWhereThereIsNone() {
        assertThat(Probe.numberIn(Probe.subscription("cc-1"))).isNegative();
        assertThat(Probe.numberIn("{\"smssessionId\":\"other-1\"}".getBytes(UTF_8)))
                .isNegative();
    }

    private void take(Topic topic, byte[] value) {
        byte[] key = Probe.contactCenter(NUMBER).getBytes(UTF_8);
        var unused = engine.take(new InputRecord(topic, 0, 0, -1, key, value, List.of()), this::tell);
    }

    private void tell(OutputRecord output) {
        if (output.topic() == Topic.SUPERVISOR_SESSION_EVENTS) {
            told.add(Objects.requireNonNull(output.value()));
        }
    }
}
