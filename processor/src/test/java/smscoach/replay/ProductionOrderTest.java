package smscoach.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;

class ProductionOrderTest {

    @Test
    void shouldNotBeMisledByHeadersOfOurNamesThatPublishersWroteOnDeadLetters() {
        // Given production that took event, command, event, the events with a header that ours alone should be
        InputRecord first = hostile(Topic.SMS_SESSION_EVENTS, 0);
        InputRecord command = hostile(Topic.COACH_COMMANDS, 0);
        InputRecord second = hostile(Topic.SMS_SESSION_EVENTS, 1);
        List<OutputRecord> outputs = new ArrayList<>();
        Engine engine = new Engine(Rules.AS_SHIPPED, new InMemoryStates(), KeyPlacement.UNKNOWN, "");
        List.of(first, command, second).forEach(record -> engine.take(record, outputs::add));

        // When
        ProductionOrder order = new ProductionOrder();
        outputs.forEach(order::learn);

        // Then
        assertThat(order.merge(List.of(command), List.of(first, second))).containsExactly(first, command, second);
    }

    private static InputRecord hostile(Topic topic, long offset) {
        return new InputRecord(
                topic,
                0,
                offset,
                0,
                null,
                null,
                List.of(
                        RecordHeader.of(HeaderNames.CAUSATION_POSITION, "coach-commands-0@0"),
                        RecordHeader.of(HeaderNames.INTERLEAVING, "sms-session-events-0@77")));
    }
}
