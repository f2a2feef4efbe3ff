package smscoach.replay.compare;

import smscoach.contract.Topic;
import smscoach.engine.InputRecord;
import smscoach.replay.Position;

/** How far the records of an input partition have been taken. */
final class Frontier {

    private long commands = -1;
    private long events = -1;

    void take(InputRecord record) {
        if (record.topic() == Topic.COACH_COMMANDS) {
            commands = record.offset();
        } else {
            events = record.offset();
        }
    }

    boolean isPast(Position position) {
        return position.offset() <= (position.topic() == Topic.COACH_COMMANDS ? commands : events);
    }

    long commands() {
        return commands;
    }

    long events() {
        return events;
    }
}
