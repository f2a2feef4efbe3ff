package smscoach.simulation;

import java.time.Instant;
import smscoach.contract.CoachCommand;
import smscoach.contract.ContractMessage;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Topic;

/**
 * A record to publish.
 *
 * @param at when it is to be published; a repeated record is older than that inside
 */
public record Publication(Topic topic, Instant at, ContractMessage message) {

    /** The key of the record. */
    public String contactCenterId() {
        return switch (message) {
            case CoachCommand command -> command.contactCenterId();
            case SmsSessionEvent event -> event.contactCenterId();
            default -> throw new IllegalStateException(message.getClass().getSimpleName() + " is no input");
        };
    }
}
