package smscoach.gateway.events;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The next offset of each partition of the two topics of events. */
final class Marks {

    private final String sessionEventsTopic;
    private final long[] sessionEvents;
    private final long[] messages;

    private Marks(String sessionEventsTopic, int sessionEvents, int messages) {
        this.sessionEventsTopic = sessionEventsTopic;
        this.sessionEvents = new long[sessionEvents];
        this.messages = new long[messages];
    }

    static Marks at(String sessionEventsTopic, Map<TopicPartition, Long> offsets) {
        int events = (int) offsets.keySet().stream()
                .filter(partition -> partition.topic().equals(sessionEventsTopic))
                .count();
        Marks marks = new Marks(sessionEventsTopic, events, offsets.size() - events);
        offsets.forEach(marks::set);
        return marks;
    }

    void set(TopicPartition partition, long next) {
        array(partition.topic())[partition.partition()] = next;
    }

    int sessionEventPartitions() {
        return sessionEvents.length;
    }

    int messagePartitions() {
        return messages.length;
    }

    /** As a stream of the supervisor sees it whose events are on that partition. */
    EventId id(int sessionEventPartition) {
        return new EventId(sessionEvents[sessionEventPartition], messages.clone());
    }

    private long[] array(String topic) {
        return topic.equals(sessionEventsTopic) ? sessionEvents : messages;
    }
}
