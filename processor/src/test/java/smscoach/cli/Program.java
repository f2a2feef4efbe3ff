package smscoach.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Processes of this build, as its users have them: the jar, its libraries, and an archive of their classes, with which a
 * JVM starts in half the time. The classes of the tests come behind.
 */
public final class Program {

    private static final Path TARGET = Path.of(System.getProperty("coach.home", ".."), "processor", "target")
            .toAbsolutePath()
            .normalize();

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Of a JVM that does not live long: on small machines it begins in half the time. */
    private static final List<String> FLAGS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xlog:disable",
            "-XX:+DisplayVMOutputToStderr",
            "--enable-native-access=ALL-UNNAMED");

    private static @Nullable List<String> java;

    private Program() {}

    /** The JVM with its flags and class path; what follows are more flags, a class and its arguments. */
    public static synchronized List<String> java() {
        List<String> command = java;
        if (command == null) {
            command = command();
            java = command;
        }
        return command;
    }

    private static List<String> command() {
        String shipped = TARGET.resolve("coach.jar") + File.pathSeparator + TARGET.resolve("lib") + "/*";
        String all = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(FLAGS);
        if (Files.exists(TARGET.resolve("coach.jar"))) {
            command.add("-XX:SharedArchiveFile=" + archive(shipped));
            all = shipped + File.pathSeparator + all;
        }
        command.addAll(List.of("-cp", all));
        return List.copyOf(command);
    }

    /** Put in its place in one step, once it is made: another JVM of tests may look for it. */
    private static Path archive(String classPath) {
        Path archive = TARGET.resolve("tests.jsa");
        try {
            if (Files.exists(archive) && isNewer(archive, TARGET.resolve("coach.jar"))) {
                return archive;
            }
            Path made = Files.createTempFile(TARGET, "tests-", ".jsa");
            List<String> command = new ArrayList<>(List.of(JAVA));
            command.addAll(FLAGS);
            command.addAll(List.of("-XX:ArchiveClassesAtExit=" + made, "-Dcoach.home=" + TARGET));
            command.addAll(List.of("-cp", classPath, WarmUp.class.getName()));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError("No archive of classes: " + String.join(" ", command));
            }
            return Files.move(made, archive, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static boolean isNewer(Path one, Path other) throws IOException {
        return Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) > 0;
    }
}
