package smscoach.bench.compare.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * Where and when it was measured, and with what.
 *
 * @param build the commit of what was measured, and whether its folder held changes that are in none
 * @param javaOptions what COACH_JAVA_OPTS had the launcher give to the JVM
 */
public record Machine(
        Instant at,
        String processor,
        int processors,
        long memoryBytes,
        String system,
        String java,
        String kafka,
        String flink,
        String build,
        String javaOptions,
        double loadBefore) {

    private static final Path CPUS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";
    private static final String UNKNOWN = "unknown";

    /** Where no Flink takes part. */
    public static Machine now() {
        return now(Path.of("none"));
    }

    /** Before anything is started: the load is then that of others. */
    public static Machine now(Path flinkLibrary) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                Instant.now(),
                model(),
                system.getAvailableProcessors(),
                system.getTotalMemorySize(),
                "%s %s %s".formatted(system.getName(), system.getVersion(), system.getArch()),
                Runtime.version().toString(),
                AppInfoParser.getVersion(),
                flink(flinkLibrary),
                commit(),
                Objects.requireNonNullElse(System.getenv("COACH_JAVA_OPTS"), ""),
                system.getSystemLoadAverage());
    }

    /** What it is and how busy it was before, in a line. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s, %d processors (%s), %,d MB; load before %.2f; build %s%s",
                system,
                processors,
                processor,
                memoryBytes >> 20,
                loadBefore,
                build,
                javaOptions.isEmpty() ? "" : ", COACH_JAVA_OPTS=" + javaOptions);
    }

    private static String model() {
        try (Stream<String> lines = Files.lines(CPUS)) {
            return lines.filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static String commit() {
        Path home = Path.of(System.getProperty("coach.home", "."));
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                    .directory(home.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String commit = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
            return commit.isEmpty() ? UNKNOWN : commit;
        } catch (IOException e) {
            return UNKNOWN; // no git here
        }
    }

    private static String flink(Path library) {
        String start = "flink-core-api-";
        try (Stream<Path> jars = Files.list(library)) {
            return jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> name.startsWith(start))
                    .map(name -> name.substring(start.length(), name.length() - ".jar".length()))
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            return "not here";
        }
    }
}
