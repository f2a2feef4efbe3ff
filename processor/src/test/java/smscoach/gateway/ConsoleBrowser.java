package smscoach.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smscoach.deployment.Tool;

/** A browser that a script drives, {@code src/test/console}. They speak by lines of JSON. */
final class ConsoleBrowser implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleBrowser.class);
    private static final Path SCRIPTS = Path.of("src/test/console");
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> NO_REGISTRY =
            List.of("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ETIMEDOUT", "ENETUNREACH");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedReader reader;
    private final Writer writer;

    private ConsoleBrowser(Process process) {
        this.process = process;
        this.reader = process.inputReader(UTF_8);
        this.writer = process.outputWriter(UTF_8);
    }

    /** What a case asks for, and is answered. */
    interface Helper {
        Object answer(String what, JsonNode asked) throws Exception;
    }

    /** Where something is missing, the tests are skipped, and say so. */
    static Path requireInstalled() throws IOException, InterruptedException {
        Tool node = new Tool("node", "https://nodejs.org");
        node.requireInstalled();
        new Tool("npm", "https://nodejs.org").requireInstalled();
        require(majorVersion(node) >= 20, "node is older than 20, so the console is not tried in a browser here");
        Tool chromium = NAMES.stream()
                .map(name -> new Tool(name, "https://www.chromium.org"))
                .filter(Tool::isInstalled)
                .findFirst()
                .orElse(new Tool("chromium", "https://www.chromium.org"));
        chromium.requireInstalled();
        Path folder = Files.createDirectories(Path.of("target/console"));
        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            for (Path script : scripts.toList()) {
                Files.copy(script, folder.resolve(script.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Tool.Result installed = new Tool("npm", "")
                .run(folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        require(
                NO_REGISTRY.stream().noneMatch(installed.output()::contains),
                "npm cannot reach its registry, so the console is not tried in a browser here");
        if (installed.exitCode() != 0) {
            throw new IOException("npm ci failed in " + folder + ": " + installed.output());
        }
        return chromium.path().orElseThrow();
    }

    static ConsoleBrowser start(Path chromium, String address) throws IOException {
        List<String> command = new ArrayList<>(List.of("node", "drive.js", chromium.toString(), address));
        String pictures = System.getProperty("console.pictures");
        if (pictures != null) {
            command.add(Path.of(pictures).toAbsolutePath().toString());
        }
        return new ConsoleBrowser(new ProcessBuilder(command)
                .directory(Path.of("target/console").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** What was wrong in that case. */
    List<String> run(String name, Helper helper) throws Exception {
        write(name);
        while (true) {
            String line = reader.readLine();
            if (line == null) {
                throw new IOException("The script ended in the middle of " + name + ": " + process.waitFor());
            }
            JsonNode asked = JSON.readTree(line);
            if (asked.has("problems")) {
                return asked.path("problems")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList();
            }
            write(JSON.writeValueAsString(helper.answer(asked.path("ask").asText(), asked)));
        }
    }

    private void write(String line) throws IOException {
        writer.write(line + "\n");
        writer.flush();
    }

    private static int majorVersion(Tool node) throws IOException, InterruptedException {
        String version = node.run(Path.of("."), "--version").output();
        return Integer.parseInt(version.replaceAll("^v(\\d+)[\\s\\S]*", "$1"));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            LOG.warn("Skipped: {}", otherwise);
            Assumptions.abort(otherwise);
        }
    }

    /** At the end of its input the script closes the browser. */
    @Override
    public void close() throws Exception {
        writer.close();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
