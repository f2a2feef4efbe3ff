package smscoach.gateway.command;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachCommand;
import smscoach.contract.CoachReply;

/**
 * A command on its way. Its reply is the one that names its position: another publication of the same id, with other
 * content, has a reply of its own. That can be read before the broker's acknowledgement tells the position.
 */
final class Waiting {

    private final CoachCommand command;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final Map<String, CoachReply> early = new HashMap<>();
    private @Nullable String position;

    Waiting(CoachCommand command) {
        this.command = command;
    }

    /** Whether another command asks for the same: when is no part of that. */
    boolean isForThe(CoachCommand other) {
        return command.equals(new CoachCommand(
                other.commandId(),
                other.contactCenterId(),
                other.operationName(),
                command.supervisor(),
                other.userId(),
                other.smssessionId(),
                other.supervisorMonitoringMode(),
                other.supervisorVisibilityMode(),
                other.nickname(),
                other.features(),
                command.issuedAt()));
    }

    synchronized void isAt(String where) {
        position = where;
        CoachReply came = early.get(where);
        if (came != null) {
            outcome.complete(new Outcome.Replied(came));
        }
    }

    synchronized void offer(String cause, CoachReply offered) {
        if (position == null) {
            early.put(cause, offered);
        } else if (position.equals(cause)) {
            outcome.complete(new Outcome.Replied(offered));
        }
    }

    void isDead(DeadLetter letter) {
        outcome.complete(new Outcome.DeadLettered(command.commandId(), letter.code(), letter.why()));
    }

    void fail(Exception why) {
        outcome.completeExceptionally(why);
    }

    boolean isAwaited() {
        return !outcome.isDone();
    }

    synchronized boolean isPublished() {
        return position != null;
    }

    synchronized @Nullable String position() {
        return position;
    }

    CompletableFuture<Outcome> outcome() {
        return outcome;
    }
}
