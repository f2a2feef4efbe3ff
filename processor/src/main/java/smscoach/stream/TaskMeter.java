package smscoach.stream;

import smscoach.contract.Topic;
import smscoach.domain.Outcome;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;

/**
 * Is told what one task does, by one thread. What it is told counts with {@link #committed}; what is not committed when
 * the task ends is undone, and will be told again by whoever does it again.
 */
public interface TaskMeter {

    TaskMeter NONE = new TaskMeter() {
        @Override
        public void wrote(Topic input, OutputRecord output) {}

        @Override
        public void took(InputRecord input, Outcome outcome) {}

        @Override
        public void stored(long liveSessions, long subscriptions) {}

        @Override
        public void committed() {}

        @Override
        public void ended() {}
    };

    /** An output of a record of that topic. */
    void wrote(Topic input, OutputRecord output);

    /** A record, all of whose outputs were told of. */
    void took(InputRecord input, Outcome outcome);

    /** How much the store holds after that: so far for the task, not for the record. */
    void stored(long liveSessions, long subscriptions);

    void committed();

    void ended();
}
