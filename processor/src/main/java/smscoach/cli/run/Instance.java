package smscoach.cli.run;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.errors.StreamsException;
import smscoach.cli.base.CommandFailure;
import smscoach.config.Settings;
import smscoach.stream.CoachStreams;
import smscoach.stream.CoachingTopology;
import smscoach.stream.Meter;
import smscoach.topics.AdminConnection;
import smscoach.topics.Report;
import smscoach.topics.StartupChecks;
import smscoach.topics.StartupException;
import smscoach.topics.StartupProblem;

/** A processor instance after the start-up checks: for every command that runs one. */
public final class Instance {

    private Instance() {}

    /**
     * Checks the cluster, then starts.
     *
     * @param advice is given a sentence for each thing that is not as it should be, but does not matter now
     */
    public static CoachStreams start(
            Settings settings, boolean createTopics, int partitionsIfCreated, Consumer<String> advice) {
        return start(settings, createTopics, partitionsIfCreated, advice, Meter.NONE);
    }

    /** The same, with someone who is told what it does. */
    public static CoachStreams start(
            Settings settings, boolean createTopics, int partitionsIfCreated, Consumer<String> advice, Meter meter) {
        StateFolder.requireWritable(settings.stateDir());
        requirePossible(settings);
        Report report;
        Admin admin = AdminConnection.open(settings);
        try {
            report = StartupChecks.check(
                    admin, settings, createTopics, partitionsIfCreated, List.of(CoachingTopology.STORE));
        } finally {
            admin.close(Duration.ofSeconds(5));
        }
        report.advice().forEach(advice);
        try {
            return CoachStreams.start(settings, report.partitions(), meter);
        } catch (StreamsException e) {
            throw CommandFailure.unavailable("Kafka Streams did not start: " + e.getMessage(), e);
        }
    }

    private static void requirePossible(Settings settings) {
        try {
            CoachStreams.requirePossible(settings);
        } catch (IllegalArgumentException | ConfigException e) {
            throw new StartupException(
                    StartupProblem.CLIENT_SETTINGS,
                    "Kafka Streams cannot work with its settings: " + e.getMessage(),
                    e);
        }
    }
}
