package smscoach.ops.health;

import java.time.Duration;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** One answer about health: yes or no, and why. */
public record Health(boolean ok, String reason) {

    /**
     * A thread that has not polled for so long hangs. It polls while it restores and while brokers are away; after half
     * of this time its group has given it up (max.poll.interval.ms).
     */
    static final Duration HANGS = Duration.ofMinutes(10);

    /** No: only a new process helps. To restore for an hour is to live: a restart would begin it anew. */
    public static Health live(Vitals vitals) {
        KafkaStreams.State state = vitals.state();
        if (state == null) {
            return yes("it is starting: the start-up checks");
        }
        return switch (state) {
            case CREATED -> yes("it is starting");
            case REBALANCING -> whileThreadsWork(vitals, taking(vitals));
            case RUNNING -> whileThreadsWork(vitals, "it processes");
            case PENDING_SHUTDOWN -> yes("it is stopping");
            case NOT_RUNNING -> no("it has stopped");
            case PENDING_ERROR, ERROR -> no("it stopped by itself; the log says why");
        };
    }

    /** Yes while it processes all its partitions. */
    public static Health ready(Vitals vitals) {
        KafkaStreams.State state = vitals.state();
        if (state == null) {
            return no("it is starting: the start-up checks");
        }
        return switch (state) {
            case CREATED -> no("it is starting");
            case REBALANCING -> no(taking(vitals));
            case RUNNING -> whileThreadsWork(vitals, "it processes");
            case PENDING_SHUTDOWN -> no("it is stopping");
            case NOT_RUNNING -> no("it has stopped");
            case PENDING_ERROR, ERROR -> no("it stopped by itself; the log says why");
        };
    }

    /**
     * Yes once the start-up checks are passed and its threads have started. Not only once it is ready: whoever kills
     * what does not start in time would kill an instance that restores.
     */
    public static Health started(Vitals vitals) {
        KafkaStreams.@Nullable State state = vitals.state();
        return state == null || state == KafkaStreams.State.CREATED
                ? no("it is starting" + (state == null ? ": the start-up checks" : ""))
                : yes("it has started");
    }

    private static Health whileThreadsWork(Vitals vitals, String what) {
        if (vitals.threads() == 0) {
            return no("no stream thread lives");
        }
        return vitals.sincePoll().compareTo(HANGS) > 0
                ? no("a stream thread hangs: it last asked for records "
                        + vitals.sincePoll().toMinutes() + " min ago")
                : yes(what);
    }

    private static String taking(Vitals vitals) {
        return vitals.toRestore() == 0
                ? "it takes over partitions"
                : "it restores its state: " + vitals.toRestore() + " records are left";
    }

    private static Health yes(String reason) {
        return new Health(true, reason);
    }

    private static Health no(String reason) {
        return new Health(false, reason);
    }
}
