package smscoach.simulation.run;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the simulation on a cluster needs to know.
 *
 * @param topicPrefix before the name of every topic
 * @param duration how long to publish, or null until it is stopped
 * @param patience how long to wait at the end for what has not been answered
 * @param narrate whether to print what happens; not wanted where nobody could read as fast
 * @param kafka any Kafka client setting, passed through
 */
public record DemoSettings(
        String bootstrapServers,
        String topicPrefix,
        long seed,
        double eventsPerSecond,
        int contactCenters,
        int agents,
        int supervisors,
        @Nullable Duration duration,
        Duration patience,
        boolean narrate,
        Map<String, String> kafka) {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    public DemoSettings {
        kafka = Map.copyOf(kafka);
    }

    /** One contact center that people can read along with, until it is stopped. */
    public static DemoSettings readable(String bootstrapServers, long seed) {
        return new DemoSettings(bootstrapServers, "", seed, 5, 1, 5, 3, null, PATIENCE, true, Map.of());
    }

    public DemoSettings withTopicPrefix(String prefix) {
        return new DemoSettings(
                bootstrapServers,
                prefix,
                seed,
                eventsPerSecond,
                contactCenters,
                agents,
                supervisors,
                duration,
                patience,
                narrate,
                kafka);
    }

    public DemoSettings withRate(double rate) {
        return new DemoSettings(
                bootstrapServers,
                topicPrefix,
                seed,
                rate,
                contactCenters,
                agents,
                supervisors,
                duration,
                patience,
                narrate,
                kafka);
    }

    public DemoSettings withPeople(int centers, int agentsOfEach, int supervisorsOfEach) {
        return new DemoSettings(
                bootstrapServers,
                topicPrefix,
                seed,
                eventsPerSecond,
                centers,
                agentsOfEach,
                supervisorsOfEach,
                duration,
                patience,
                narrate,
                kafka);
    }

    public DemoSettings withDuration(@Nullable Duration howLong) {
        return new DemoSettings(
                bootstrapServers,
                topicPrefix,
                seed,
                eventsPerSecond,
                contactCenters,
                agents,
                supervisors,
                howLong,
                patience,
                narrate,
                kafka);
    }

    public DemoSettings withPatience(Duration howLong) {
        return new DemoSettings(
                bootstrapServers,
                topicPrefix,
                seed,
                eventsPerSecond,
                contactCenters,
                agents,
                supervisors,
                duration,
                howLong,
                narrate,
                kafka);
    }

    public DemoSettings withNarrative(boolean told) {
        return new DemoSettings(
                bootstrapServers,
                topicPrefix,
                seed,
                eventsPerSecond,
                contactCenters,
                agents,
                supervisors,
                duration,
                patience,
                told,
                kafka);
    }

    public DemoSettings withKafka(Map<String, String> settings) {
        return new DemoSettings(
                bootstrapServers,
                topicPrefix,
                seed,
                eventsPerSecond,
                contactCenters,
                agents,
                supervisors,
                duration,
                patience,
                narrate,
                settings);
    }
}
