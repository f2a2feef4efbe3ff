package smscoach.replay.compare;

import smscoach.contract.Topic;

/** A partition of one of the nine topics. */
public record Part(Topic topic, int partition) {

    @Override
    public String toString() {
        return topic.defaultName() + "-" + partition;
    }
}
