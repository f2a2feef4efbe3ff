package smscoach.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What one start of a node wrote to its log file, which earlier starts may have written to as well. */
record NodeLog(Path file, long from) {
    private static final long LARGE = 10_000_000;
    private static final int LAST_LINES = 12;

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

    /** Where the log is, the first line that speaks of a failure, and its last lines. */
    String excerpt() {
        var lines = lines();
        var excerpt = new StringBuilder("Log file: ").append(file);
        lines.stream()
                .filter(NodeLog::isFailure)
                .findFirst()
                .ifPresent(line -> excerpt.append("\nFirst failure: ").append(line.strip()));
        excerpt.append("\nLast lines:");
        lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())
                .forEach(line -> excerpt.append("\n  ").append(line));
        return excerpt.toString();
    }

    private static boolean isFailure(String line) {
        return line.contains("Exception") || line.contains(" ERROR ") || line.contains(" FATAL ");
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
