package smscoach.ops.health;

import java.time.Duration;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/**
 * What health is judged by.
 *
 * @param state that of Kafka Streams; null before there is one
 * @param threads stream threads that live
 * @param sincePoll since the thread that polled longest ago did so
 * @param toRestore changelog records that are still to be restored
 */
public record Vitals(KafkaStreams.@Nullable State state, int threads, Duration sincePoll, long toRestore) {

    /** The start-up checks are under way. */
    public static final Vitals BEFORE_START = new Vitals(null, 0, Duration.ZERO, 0);
}
