package smscoach.engine;

import smscoach.domain.state.CoachingState;

/** The state of all contact centers of the partitions at hand, and how far the session events have been taken. */
public interface States {

    /** Before the first session event of a partition. */
    long NO_OFFSET = -1;

    CoachingState of(String contactCenterId);

    /** The offset of the last session event of the partition that was processed, of whatever contact center. */
    long lastSessionEvent(int partition);

    void lastSessionEvent(int partition, long offset);
}
