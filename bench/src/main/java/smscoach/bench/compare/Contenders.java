package smscoach.bench.compare;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import smscoach.bench.contender.ContenderMain;
import smscoach.bench.contender.Kind;
import smscoach.bench.contender.Setup;
import smscoach.bench.stage.Shipped;

/** All that can be compared on this machine. */
public final class Contenders {

    /** As Flink's own scripts open them for its serializers. */
    private static final List<String> FLINK_FLAGS = Stream.concat(
                    Stream.of("--enable-native-access=ALL-UNNAMED"),
                    Stream.of("java.lang", "java.util", "java.time", "java.nio", "java.util.concurrent")
                            .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED"))
            .toList();

    /** The collector that the processor is shipped with: the JVM's own choice makes each of them slower here. */
    private static final List<String> COLLECTOR = List.of("-XX:+UseSerialGC", "-Xmn64m", "-XX:MaxTenuringThreshold=1");

    private Contenders() {}

    /** On the machine whose launcher is in that folder. */
    public static List<Contender> all(Path home) {
        List<Contender> all = new ArrayList<>(List.of(
                ofThisClassPath("limit-copy", "the limit: clients alone, bytes passed on", true, Kind.LOOP_COPY),
                ofThisClassPath("limit", "the limit: clients alone, rules over hash maps", false, Kind.LOOP_DECIDE),
                ofThisClassPath(
                        "limit-contract",
                        "the limit: clients alone, our engine over hash maps",
                        false,
                        Kind.LOOP_CONTRACT),
                ofThisClassPath("streams-copy", "Kafka Streams, bytes passed on", true, Kind.STREAMS_COPY),
                ofThisClassPath("streams", "Kafka Streams, keyed by agent and session", false, Kind.STREAMS_USUAL)));
        if (Files.isRegularFile(flinkFolder(home).resolve("flink.jar"))) {
            all.add(flink(home, "flink-heap", "Apache Flink, state in memory", "hashmap"));
            all.add(flink(home, "flink-rocksdb", "Apache Flink, state in RocksDB", "rocksdb"));
        }
        all.add(new Contender("coach", "SMS Coach, as shipped", false, setup -> coach(setup, List.of())));
        return List.copyOf(all);
    }

    /** The processor with other settings of Kafka's clients and of Kafka Streams. */
    static Contender variant(String name, List<String> settings) {
        return new Contender(
                "coach-" + name,
                "SMS Coach with " + String.join(" ", settings),
                false,
                setup -> coach(setup, settings));
    }

    /** Where Flink is, once it is built. */
    public static Path flinkFolder(Path home) {
        return home.resolve(Path.of("bench", "flink", "target"));
    }

    /** One of those that are always here. */
    public static Contender named(String name, Path home) {
        return all(home).stream()
                .filter(contender -> contender.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no contender " + name));
    }

    private static Contender ofThisClassPath(String name, String what, boolean copies, Kind kind) {
        return new Contender(name, what, copies, setup -> {
            List<String> command = new ArrayList<>(List.of(java()));
            command.addAll(COLLECTOR);
            command.addAll(List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ContenderMain.class.getName(),
                    kind.name(),
                    "--partitions",
                    Integer.toString(setup.partitions())));
            command.addAll(common(setup));
            return command;
        });
    }

    private static Contender flink(Path home, String name, String what, String backend) {
        return new Contender(name, what, false, setup -> {
            Path folder = flinkFolder(home);
            List<String> command = new ArrayList<>(List.of(java()));
            command.addAll(FLINK_FLAGS);
            command.addAll(List.of(
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                    "-cp",
                    folder.resolve("flink.jar") + File.pathSeparator + folder.resolve("lib") + File.separator + "*",
                    "smscoach.bench.flink.FlinkMain",
                    "--state-backend",
                    backend));
            command.addAll(common(setup));
            return command;
        });
    }

    private static List<String> common(Setup setup) {
        return List.of(
                "--bootstrap-servers",
                setup.bootstrapServers(),
                "--application-id",
                setup.applicationId(),
                "--topic-prefix",
                setup.topicPrefix(),
                "--threads",
                Integer.toString(setup.threads()),
                "--commit-interval",
                Long.toString(setup.commitInterval().toMillis()));
    }

    /** By the launcher, as it is shipped: when it commits is its own matter. */
    private static List<String> coach(Setup setup, List<String> settings) {
        List<String> command = new ArrayList<>(Shipped.processor(
                setup.bootstrapServers(),
                "--application-id",
                setup.applicationId(),
                "--topic-prefix",
                setup.topicPrefix(),
                "--threads",
                Integer.toString(setup.threads())));
        settings.forEach(setting -> command.addAll(List.of("--kafka", setting)));
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
