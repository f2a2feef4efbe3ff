package smscoach.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import smscoach.config.Settings;
import smscoach.domain.Rules;

/** A processor as it must not be: what it did since its last commit it does again after a crash. */
public final class AtLeastOnce {

    private static final int PARTITIONS = 4;

    private AtLeastOnce() {}

    public static void main(String[] args) throws Exception {
        Properties properties = StreamsProperties.of(new Settings(
                option(args, "--bootstrap-servers"),
                option(args, "--topic-prefix"),
                option(args, "--application-id"),
                Path.of(option(args, "--state-dir")),
                1,
                1,
                option(args, "--group-protocol"),
                Rules.AS_SHIPPED,
                Map.of()));
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 3_000);
        StreamsConfig config = new StreamsConfig(properties);
        KafkaStreams streams = new KafkaStreams(
                CoachingTopology.of(
                        config,
                        Rules.AS_SHIPPED,
                        CoachStreams.placementAmong(PARTITIONS),
                        option(args, "--topic-prefix"),
                        StateStamp.OF_THIS_BUILD,
                        new Commits(Meter.NONE, AtLeastOnce::standingClock)),
                config);
        Path health = Path.of(option(args, "--health-file"));
        streams.setStateListener((now, before) -> write(health, now.name()));
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
    }

    /** The rest after a commit is never over, so that no commit comes early and there is something to do again. */
    private static long standingClock() {
        return 0;
    }

    private static String option(String[] args, String name) {
        return args[List.of(args).indexOf(name) + 1];
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
