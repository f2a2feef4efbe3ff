package smscoach.cli.send;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachCommand;
import smscoach.contract.ContractViolation;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.engine.RecordHeader;

/**
 * A record that is to be sent.
 *
 * @param place where it was found, for messages
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never copied: it passes through
public record Draft(
        String place, Topic topic, byte @Nullable [] key, byte @Nullable [] value, List<RecordHeader> headers) {

    public Draft {
        headers = List.copyOf(headers);
    }

    /** What the processor would object to, before it looks at any state. */
    Optional<String> problem() {
        int size = (key == null ? 0 : key.length) + (value == null ? 0 : value.length);
        if (size > Topic.MAX_INPUT_BYTES) {
            return problem("it has %,d bytes; at most %,d are allowed".formatted(size, Topic.MAX_INPUT_BYTES));
        }
        try {
            String contactCenter = topic == Topic.COACH_COMMANDS
                    ? ContractJson.read(CoachCommand.class, value).contactCenterId()
                    : ContractJson.read(SmsSessionEvent.class, value).contactCenterId();
            return Arrays.equals(key, Drafts.bytes(contactCenter))
                    ? Optional.empty()
                    : problem("its key is not its contactCenterId, " + contactCenter);
        } catch (ContractViolation e) {
            return problem(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> problem(String words) {
        return Optional.of(place + ": " + words);
    }

    /** All that is wrong with any of them. */
    static List<String> problems(List<Draft> drafts) {
        List<String> problems = new ArrayList<>();
        drafts.forEach(draft -> draft.problem().ifPresent(problems::add));
        return problems;
    }
}
