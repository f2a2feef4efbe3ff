package smscoach.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that checks more than we can, where it is installed; where it is not, its tests are skipped, and say so. */
public record Tool(String name, String whereFrom) {

    private static final Logger LOG = LoggerFactory.getLogger(Tool.class);

    public record Result(int exitCode, String output) {}

    public void requireInstalled() {
        if (!isInstalled()) {
            String why = name + " is not installed, so this is not checked here (" + whereFrom + ")";
            LOG.warn("Skipped: {}", why);
            Assumptions.abort(why);
        }
    }

    public boolean isInstalled() {
        return path().isPresent();
    }

    public Optional<Path> path() {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public Result run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), output);
    }
}
