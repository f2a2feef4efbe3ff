package smscoach.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;

/** A command before it is sent. */
final class CommandDraft extends RecordDraft<CommandDraft> {

    private final ObjectNode supervisor;

    CommandDraft(ContactCenterDsl center, String operation, String supervisorId) {
        super(center, Topic.COACH_COMMANDS, "issuedAt");
        value.put("commandId", center.nextId("c"));
        value.put("operationName", operation);
        supervisor = value.putObject("supervisor").put("userId", supervisorId);
        roles(operation.endsWith("Features") ? "admin" : "supervisor");
    }

    @Override
    CommandDraft self() {
        return this;
    }

    CommandDraft id(String commandId) {
        return with("commandId", commandId);
    }

    CommandDraft agent(String userId) {
        return with("userId", userId);
    }

    CommandDraft session(String smssessionId) {
        return with("smssessionId", smssessionId);
    }

    CommandDraft nextChat() {
        return with("supervisorMonitoringMode", "NextChat");
    }

    CommandDraft mode(@Nullable String visibilityMode) {
        return with("supervisorVisibilityMode", visibilityMode);
    }

    CommandDraft nickname(String nickname) {
        return with("nickname", nickname);
    }

    CommandDraft userName(String userName) {
        supervisor.put("userName", userName);
        return this;
    }

    CommandDraft roles(Object... roles) {
        supervisor.set("roles", JSON.valueToTree(roles));
        return this;
    }

    CommandDraft supervisor(String field, Object content) {
        supervisor.set(field, JSON.valueToTree(content));
        return this;
    }

    CommandDraft features(String... features) {
        return with("features", List.of(features));
    }
}
