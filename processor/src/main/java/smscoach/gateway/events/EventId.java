package smscoach.gateway.events;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where in the log a stream of events is: the next offset of the partition that holds the supervisor's session events,
 * and of each partition of the messages. Whoever has it can go on from there, at any gateway.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EventId(long sessionEvents, long[] messages) {

    private static final Pattern FORM = Pattern.compile("\\d{1,18}(\\.\\d{1,18}){1,1000}");

    /** The id of a text that was one of ours; nothing where it was not. */
    static Optional<EventId> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        long[] numbers =
                Arrays.stream(text.split("\\.", -1)).mapToLong(Long::parseLong).toArray();
        return Optional.of(new EventId(numbers[0], Arrays.copyOfRange(numbers, 1, numbers.length)));
    }

    boolean hasPartitions(int count) {
        return messages.length == count;
    }

    /** Whether nothing lies between that and this. */
    boolean isNotBefore(EventId other) {
        if (sessionEvents < other.sessionEvents) {
            return false;
        }
        for (int i = 0; i < messages.length; i++) {
            if (messages[i] < other.messages[i]) {
                return false;
            }
        }
        return true;
    }

    EventId max(EventId other) {
        long[] most = messages.clone();
        for (int i = 0; i < most.length; i++) {
            most[i] = Math.max(most[i], other.messages[i]);
        }
        return new EventId(Math.max(sessionEvents, other.sessionEvents), most);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(8 + 8 * messages.length).append(sessionEvents);
        for (long message : messages) {
            text.append('.').append(message);
        }
        return text.toString();
    }
}
