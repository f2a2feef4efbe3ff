package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smscoach.contract.AuthorType;
import smscoach.contract.Bounds;
import smscoach.contract.CoachCommand;
import smscoach.contract.ContractMessage;
import smscoach.contract.EventType;
import smscoach.contract.HeaderNames;
import smscoach.contract.Operation;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.domain.Limits;
import smscoach.domain.Rules;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;
import smscoach.fuzz.Ledger;

/**
 * The most that the rules let a contact center be: all bounds reached, ids and names at their longest, of the characters
 * that cost most as stored or as JSON. What is stored and what is written fits into its topics all the same.
 */
class LargestRecordsTest {

    private static final Logger LOG = LoggerFactory.getLogger(LargestRecordsTest.class);

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String CENTER = id("center");
    private static final String AGENT = id("agent-0");
    private static final String SESSION = id("session");

    /** The longest that are passed on. */
    private static final List<RecordHeader> TRACE = List.of(
            RecordHeader.of(HeaderNames.TRACEPARENT, "t".repeat(8 * 1024)),
            RecordHeader.of(HeaderNames.TRACESTATE, "t".repeat(8 * 1024)),
            RecordHeader.of(HeaderNames.BAGGAGE, "t".repeat(8 * 1024)));

    private final StoredEngine engine = new StoredEngine(Rules.AS_SHIPPED, KeyPlacement.UNKNOWN);
    private final Ledger ledger = new Ledger(engine::take);
    private final Map<Topic, Integer> largest = new EnumMap<>(Topic.class);
    private int taken;

    @ParameterizedTest
    @ValueSource(strings = {"😀", "\u0001", "\uffff", "\""})
    void shouldFitTheLargestStateAndTheLargestOutputsIntoTheirTopics(String letter) {
        // Given
        String name = letter.repeat(Bounds.MAX_NAME);
        List<String> features = IntStream.range(0, Bounds.MAX_FEATURES)
                .mapToObj(i -> letter.repeat(Bounds.MAX_NAME - 2) + (10 + i))
                .toList();

        // When
        command(Operation.AssignFeatures, "admin", null, name, features.subList(1, Bounds.MAX_FEATURES));
        for (int i = 0; i <= Limits.SUBSCRIPTIONS_PER_AGENT; i++) {
            command(Operation.Coach, "sup-" + i, AGENT, name, null);
        }
        for (int i = 0; i <= Limits.SUBSCRIPTIONS_PER_SUPERVISOR; i++) {
            command(Operation.BargeIn, "sup-1", id("agent-" + i), name, null);
        }
        List<String> others = IntStream.range(1, Limits.AGENTS_PER_SESSION)
                .mapToObj(i -> id("agent-" + i))
                .toList();
        event(EventType.SessionSnapshot, null, null, others, null);
        event(EventType.AgentAccepted, AGENT, null, null, null);
        event(EventType.AgentAccepted, id("one-too-many"), null, null, null);
        for (int i = 0; i <= Limits.REMEMBERED_EVENT_IDS; i++) {
            event(EventType.AgentLeft, id("nobody"), null, null, null);
        }
        for (String author : List.of(AGENT, id("sup-0"), id("sup-1"))) {
            event(EventType.MessageSent, null, null, null, message(author, letter.repeat(Bounds.MAX_TEXT)));
        }
        engine.rows().shouldBeBounded();
        int session = engine.rows().largest('S');
        event(EventType.SessionPlacedInQueue, null, name, null, null);

        // Then
        StoredRows rows = engine.rows();
        LOG.info(
                "{}: bytes stored: session {}, subscriptions on an agent {}, agents of a supervisor {}, features {},"
                        + " reply {}; written: {}",
                letter.codePointAt(0),
                session,
                rows.largest('A'),
                rows.largest('V'),
                rows.largest('F'),
                rows.largest('R'),
                largest);
        rows.shouldBeBounded();
        assertThat(session)
                .as("all bounds were reached")
                .isGreaterThan(
                        (Limits.AGENTS_PER_SESSION + 4 * Limits.SUPERVISORS_PER_SESSION + Limits.REMEMBERED_EVENT_IDS)
                                * Bounds.MAX_ID);
        assertThat(session).isLessThan(Topic.MAX_OUTPUT_BYTES / 4);
        assertThat(largest.values()).allMatch(bytes -> bytes < Topic.MAX_OUTPUT_BYTES / 2);
        assertThat(ledger.counts())
                .containsEntry("sms-session-events: DeadLettered LIMIT", 1L)
                .containsEntry("sms-session-events: Applied", 2L + Limits.REMEMBERED_EVENT_IDS + 1 + 3 + 1);
    }

    private void command(
            Operation operation,
            String supervisor,
            @Nullable String agent,
            String name,
            @Nullable List<String> features) {
        List<String> roles = List.of("supervisor", "admin");
        take(
                Topic.COACH_COMMANDS,
                new CoachCommand(
                        id("command-" + taken),
                        CENTER,
                        operation,
                        new CoachCommand.Supervisor(id(supervisor), name, roles),
                        agent,
                        null,
                        null,
                        null,
                        null,
                        features,
                        NOW));
    }

    private void event(
            EventType type,
            @Nullable String user,
            @Nullable String queue,
            @Nullable List<String> agents,
            SmsSessionEvent.@Nullable Message message) {
        take(
                Topic.SMS_SESSION_EVENTS,
                new SmsSessionEvent(id("event-" + taken), CENTER, SESSION, type, user, queue, agents, message, NOW));
    }

    private static SmsSessionEvent.Message message(String author, String text) {
        return new SmsSessionEvent.Message(
                id("message"), new SmsSessionEvent.Author(AuthorType.User, author), null, text);
    }

    private void take(Topic topic, ContractMessage message) {
        byte[] key = CENTER.getBytes(StandardCharsets.US_ASCII);
        byte[] value = ContractJson.write(message);
        assertThat(value).hasSizeLessThan(Topic.MAX_INPUT_BYTES);
        InputRecord record = new InputRecord(topic, 0, taken++, NOW.toEpochMilli(), key, value, TRACE);
        for (OutputRecord output : ledger.take(record)) {
            largest.merge(output.topic(), Ledger.size(output), Math::max);
        }
    }

    private static String id(String start) {
        return start + "~".repeat(Bounds.MAX_ID - start.length());
    }
}
