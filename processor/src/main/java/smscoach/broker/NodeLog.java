package smscoach.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/** What one start of a node wrote to its log file, which earlier starts may have written to as well. */
record NodeLog(Path file, long from) {
    private static final long LARGE = 10_000_000;
    private static final int LAST_LINES = 8;

    /** A line of the log at a level that tells, or the head of a stack trace. */
    private static final Pattern FAILURE =
            Pattern.compile(" (ERROR|FATAL) |^(ERROR|Exception in thread) |^[\\w.$]+(Exception|Error)\\b");

    private static final Pattern FRAME = Pattern.compile("^\\s+(at|\\.\\.\\.) ");

    /** The log from here on; a large old one is put aside. */
    static NodeLog continued(Path file) {
        try {
            long size = Files.exists(file) ? Files.size(file) : 0;
            if (size <= LARGE) {
                return new NodeLog(file, size);
            }
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            return new NodeLog(file, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at the log file " + file, e);
        }
    }

    boolean says(String words) {
        return lines().stream().anyMatch(line -> line.contains(words));
    }

    /** Where the log is, the first lines that speak of a failure, and its last lines. */
    String excerpt() {
        var lines = lines().stream().filter(line -> !FRAME.matcher(line).find()).toList();
        var failures = lines.stream().filter(FAILURE.asPredicate()).limit(2).toList();
        var last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        return "Log file: %s%s%s".formatted(file, indented("First failure", failures), indented("Last lines", last));
    }

    private static String indented(String title, List<String> lines) {
        return lines.isEmpty() ? "" : "\n" + title + ":\n  " + String.join("\n  ", lines);
    }

    private List<String> lines() {
        try (var channel = Files.newByteChannel(file)) {
            var bytes = ByteBuffer.allocate((int) Math.min(LARGE, Math.max(0, channel.size() - from)));
            channel.position(from);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until all is read
            }
            return new String(bytes.array(), 0, bytes.position(), UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of("(cannot be read: " + e.getMessage() + ")");
        }
    }
}
