package smscoach.gateway.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import smscoach.contract.CoachCommand;
import smscoach.contract.CoachReply;

/** What a command's id is unique in: its supervisor. */
public record CommandKey(String contactCenterId, String supervisorId, String commandId) {

    static CommandKey of(CoachCommand command) {
        return new CommandKey(command.contactCenterId(), command.supervisor().userId(), command.commandId());
    }

    static CommandKey of(CoachReply reply) {
        return new CommandKey(reply.contactCenterId(), reply.supervisorId(), reply.commandId());
    }

    /** The key of the replies to this supervisor. */
    byte[] recordKey() {
        return (contactCenterId + "/" + supervisorId).getBytes(UTF_8);
    }
}
