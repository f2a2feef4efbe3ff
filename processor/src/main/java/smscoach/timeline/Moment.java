package smscoach.timeline;

import java.time.Instant;
import java.util.List;

/**
 * One input record, and what it did to the session.
 *
 * @param at the record's own time: occurredAt or issuedAt
 * @param position where the record is
 * @param cause what it is: the event's type or the command's operation
 * @param causeId its eventId or commandId
 * @param who the agent it is about, the author, or the supervisor who asked; empty where there is nobody
 * @param byHim whether he did it: an agent's coming and going is told by others
 */
public record Moment(
        Instant at, String position, String cause, String causeId, String who, boolean byHim, List<Change> changes) {

    public Moment {
        changes = List.copyOf(changes);
    }
}
