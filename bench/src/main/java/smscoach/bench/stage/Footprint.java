package smscoach.bench.stage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a Java process takes of memory. */
public record Footprint(long pid) {

    /** The bytes of live objects; garbage is collected before. */
    public long heap() throws IOException {
        return histogram().stream()
                .filter(line -> line[0].equals("Total"))
                .mapToLong(line -> Long.parseLong(line[2]))
                .findFirst()
                .orElseThrow(() -> new IOException("jcmd cannot ask process " + pid));
    }

    /** How many objects of a class live. */
    public long instances(String className) throws IOException {
        return histogram().stream()
                .filter(line -> line.length > 3 && line[3].equals(className))
                .mapToLong(line -> Long.parseLong(line[1]))
                .sum();
    }

    /** The bytes of the process that are in memory. */
    public long resident() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .sum();
        }
    }

    /** The bytes of all files in a folder; negative where they cannot be told, since some just go. */
    public static long ofFolder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
        } catch (IOException e) {
            return -1;
        }
    }

    private List<String[]> histogram() throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        try (Stream<String> lines = jcmd.inputReader().lines()) {
            return lines.map(line -> line.strip().split("\\s+", -1)).toList();
        }
    }
}
