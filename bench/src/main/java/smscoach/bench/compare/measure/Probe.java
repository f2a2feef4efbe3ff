package smscoach.bench.compare.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import smscoach.contract.AuthorType;
import smscoach.contract.CoachCommand;
import smscoach.contract.EventType;
import smscoach.contract.Operation;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Visibility;
import smscoach.contract.json.ContractJson;

/**
 * Numbered sessions, each accepted by an agent whom one supervisor coaches, and completed: one Delivered, one Revoked.
 * Their customers write in between.
 */
final class Probe {

    private static final String SESSION = "probe-";
    private static final byte[] MARK = ("\"smssessionId\":\"" + SESSION).getBytes(UTF_8);
    private static final int CONTACT_CENTERS = 24;
    private static final String AGENT = "agent-1";

    private Probe() {}

    static List<String> contactCenters() {
        return IntStream.range(0, CONTACT_CENTERS)
                .mapToObj(Probe::contactCenter)
                .toList();
    }

    static String contactCenter(int number) {
        return "cc-" + number % CONTACT_CENTERS;
    }

    static byte[] subscription(String contactCenter) {
        return ContractJson.writeUnchecked(new CoachCommand(
                "c-1",
                contactCenter,
                Operation.Coach,
                new CoachCommand.Supervisor("sup-1", null, List.of("supervisor")),
                AGENT,
                null,
                null,
                null,
                null,
                null,
                Instant.now()));
    }

    static byte[] accept(int number) {
        return event(number, "a-" + number, EventType.AgentAccepted, AGENT, null);
    }

    static byte[] complete(int number) {
        return event(number, "c-" + number, EventType.SessionCompleted, null, null);
    }

    static byte[] message(int number, int message) {
        String id = "m-" + message;
        return event(
                number,
                id,
                EventType.MessageSent,
                null,
                new SmsSessionEvent.Message(
                        id,
                        new SmsSessionEvent.Author(AuthorType.Customer, null),
                        Visibility.All,
                        "Where is my order?"));
    }

    private static byte[] event(
            int number, String id, EventType type, @Nullable String agent, SmsSessionEvent.@Nullable Message message) {
        return ContractJson.writeUnchecked(new SmsSessionEvent(
                id, contactCenter(number), SESSION + number, type, agent, null, null, message, Instant.now()));
    }

    /** The number of the session that an output speaks of; negative where it speaks of none. */
    static int numberIn(byte[] value) {
        int at = indexOfMark(value);
        if (at < 0) {
            return -1;
        }
        int number = 0;
        for (int i = at + MARK.length; i < value.length && value[i] >= '0' && value[i] <= '9'; i++) {
            number = 10 * number + value[i] - '0';
        }
        return number;
    }

    private static int indexOfMark(byte[] value) {
        for (int i = 0; i + MARK.length <= value.length; i++) {
            if (Arrays.equals(value, i, i + MARK.length, MARK, 0, MARK.length)) {
                return i;
            }
        }
        return -1;
    }
}
