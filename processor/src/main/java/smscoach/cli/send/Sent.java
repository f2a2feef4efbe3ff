package smscoach.cli.send;

import java.util.Optional;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachReply;
import smscoach.contract.ContractViolation;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;

/** A draft with its place in the cluster. */
public record Sent(Draft draft, RecordMetadata metadata) {

    /** For people: where it is. */
    public String place() {
        return metadata.topic() + "-" + metadata.partition() + "@" + metadata.offset();
    }

    /** As outputs name it in {@code causation-position}. */
    String position() {
        return draft.topic().defaultName() + "-" + metadata.partition() + "@" + metadata.offset();
    }

    boolean isCommand() {
        return draft.topic() == Topic.COACH_COMMANDS;
    }

    /** Whether this is the reply to it: by its position, and by its ids where the position is not known. */
    boolean isAnsweredBy(CoachReply reply, @Nullable String causation) {
        boolean positioned = causation != null && metadata.hasOffset();
        return (!positioned || position().equals(causation))
                && command().filter(command -> hasIdsOf(command, reply)).isPresent();
    }

    /** What to call it: its id where it has one. */
    String name() {
        return command()
                .map(command -> command.commandId() + " (" + place() + ")")
                .orElse(place());
    }

    private Optional<ReceivedCommand> command() {
        try {
            return Optional.of(ContractJson.readReceived(draft.value()));
        } catch (ContractViolation e) {
            return Optional.empty();
        }
    }

    private static boolean hasIdsOf(ReceivedCommand command, CoachReply reply) {
        return command.contactCenterId().equals(reply.contactCenterId())
                && command.supervisorId().equals(reply.supervisorId())
                && command.commandId().equals(reply.commandId());
    }
}
