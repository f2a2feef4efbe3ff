package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.Topic;
import smscoach.domain.Outcome;
import smscoach.engine.Histories;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.reference.HistoryGenerator;

/** What the log tells of records, and what it never does. */
class LogsTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("smscoach");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicLong nanos = new AtomicLong();
    private final DeadLetterLog deadLetters = new DeadLetterLog(nanos::get);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setLevel(null);
        logger.setAdditive(true);
    }

    @Test
    void shouldNeverTellWhatPeopleWrite() throws Exception {
        // Given
        Set<String> texts = new HashSet<>();

        // When
        for (long seed = 1; seed <= 20; seed++) {
            StoredEngine engine =
                    new StoredEngine(Histories.rules(HistoryGenerator.settings(seed)), KeyPlacement.UNKNOWN);
            DeadLetterLog all = new DeadLetterLog(() -> nanos.addAndGet(60_000_000_000L));
            for (var input : HistoryGenerator.generate(seed, 400)) {
                InputRecord record = Histories.record(input);
                all.tell(record, engine.take(record, output -> {}));
                texts.addAll(texts(record));
            }
        }

        // Then
        assertThat(texts).hasSizeGreaterThan(10);
        assertThat(log.list).isNotEmpty();
        for (ILoggingEvent line : log.list) {
            String told = line.getFormattedMessage() + " " + line.getKeyValuePairs();
            assertThat(texts).noneMatch(told::contains);
        }
    }

    @Test
    void shouldTellCodeContactCenterAndPositionOfADeadLetter() {
        // When
        deadLetters.tell(record(17), new Outcome.DeadLettered(DeadLetterCode.STALE, "secret"));

        // Then
        assertThat(lines()).containsExactly("Dead letter STALE at sms-session-events-2@17");
        assertThat(fields(log.list.getFirst()))
                .containsExactlyInAnyOrder("code=STALE", "position=sms-session-events-2@17", "contactCenterId=cc-1");
    }

    @Test
    void shouldTellAFewAMinuteAndHowManyItDidNot() {
        // Given
        for (int i = 0; i < 1_000; i++) {
            deadLetters.tell(record(i), new Outcome.DeadLettered(DeadLetterCode.STALE, ""));
        }
        deadLetters.tell(record(1_000), new Outcome.DeadLettered(DeadLetterCode.LIMIT, ""));
        assertThat(log.list).hasSize(DeadLetterLog.PER_MINUTE + 1);

        // When
        nanos.set(60_000_000_000L);
        deadLetters.tell(record(1_001), new Outcome.DeadLettered(DeadLetterCode.STALE, ""));
        deadLetters.tell(record(1_002), new Outcome.Applied());

        // Then
        assertThat(lines().getLast())
                .isEqualTo("Dead letter STALE at sms-session-events-2@1001, and "
                        + (1_000 - DeadLetterLog.PER_MINUTE) + " more since the last one told");
    }

    private static InputRecord record(long offset) {
        return new InputRecord(
                Topic.SMS_SESSION_EVENTS, 2, offset, 0, new byte[] {'c', 'c', '-', '1'}, new byte[0], List.of());
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static List<String> fields(ILoggingEvent line) {
        return line.getKeyValuePairs().stream()
                .map((KeyValuePair pair) -> pair.key + "=" + pair.value)
                .collect(Collectors.toList());
    }

    private static List<String> texts(InputRecord record) throws IOException {
        if (record.value() == null) {
            return List.of();
        }
        try {
            return new ObjectMapper()
                    .readTree(record.value()).findValuesAsText("text").stream()
                            .filter(text -> text.length() > 3)
                            .toList();
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }
}
