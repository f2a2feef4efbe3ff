package smscoach.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The command lines of docs/operations.md: those of its blocks, and those within sentences and tables. */
final class Runbook {

    private static final Path OPERATIONS = Path.of("..", "docs", "operations.md");
    private static final Pattern SPAN = Pattern.compile("`((?:\\./)?coach [^`\\n]+)`");

    private Runbook() {}

    /**
     * One command.
     *
     * @param command without what a comment says
     */
    record Line(String chapter, String command) {

        List<String> words() {
            return Arrays.asList(command.split("\\s+"));
        }

        /** Whether it shows what comes from now on, which may be nothing. */
        boolean follows() {
            return words().contains("tail") && !words().contains("--from-beginning");
        }

        @Override
        public String toString() {
            return chapter + ": " + command;
        }
    }

    /** In the document's order. */
    static List<Line> lines() throws IOException {
        List<Line> lines = new ArrayList<>();
        String chapter = "";
        String language = "";
        boolean inBlock = false;
        for (String line : Files.readAllLines(OPERATIONS)) {
            if (line.startsWith("```")) {
                inBlock = !inBlock;
                language = line.substring(3);
            } else if (inBlock) {
                if (language.equals("sh")) {
                    add(
                            lines,
                            chapter,
                            Stream.of(line.replaceFirst("\\s+# .*", "").split(" && ")));
                }
            } else if (line.startsWith("#")) {
                chapter = line.replaceFirst("^#+ *", "");
            } else {
                add(
                        lines,
                        chapter,
                        SPAN.matcher(line).results().map(span -> span.group(1)).filter(Runbook::isWhole));
            }
        }
        return lines;
    }

    /** Others only name a command: `coach tail` needs a topic. */
    private static boolean isWhole(String span) {
        return span.startsWith("./") || span.contains(" --");
    }

    private static void add(List<Line> lines, String chapter, Stream<String> commands) {
        commands.map(command -> new Line(chapter, command)).forEach(lines::add);
    }
}
