package smscoach.cli.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.Topic;
import smscoach.timeline.Input;

/** The commands of that id; of that supervisor, where one is named. */
record CommandQuestion(String commandId, @Nullable String supervisorId) implements CaseWatcher.Question {

    @Override
    public boolean isAbout(Input input) {
        if (input.record().topic() != Topic.COACH_COMMANDS || !input.mayHold(commandId)) {
            return false;
        }
        ReceivedCommand command = input.command();
        return command == null
                ? input.isUnreadableWith(commandId)
                : command.commandId().equals(commandId)
                        && (supervisorId == null || command.supervisorId().equals(supervisorId));
    }

    @Override
    public String identity(Input input) {
        ReceivedCommand command = input.command();
        return command == null ? input.position() : command.contactCenterId() + "/" + command.supervisorId();
    }

    @Override
    public List<String> state(Input input, Situation situation) {
        ReceivedCommand command = input.command();
        return command == null ? List.of() : situation.of(command);
    }
}
