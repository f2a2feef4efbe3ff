package smscoach.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The example files of the contract, found on the class path, where publishers find them too. */
public final class Examples {

    /** Every message of the contract, by the name of its schema. */
    public static final List<String> MESSAGES = List.of(
            "coach-command",
            "sms-session-event",
            "supervisor-session-event",
            "coach-reply",
            "coach-subscription",
            "coached-session",
            "customer-message",
            "message-delivery");

    private static final String SUFFIX = ".json";
    private static final String CANONICAL = ".canonical.json";

    private Examples() {}

    /** One file: its message, its name without {@code .json}, and its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody; the bytes are the point
    public record Example(String message, String name, byte[] json) {

        /**
         * Of an invalid example, the field that makes it so, as a dotted path without list positions: {@code
         * supervisors.nickname}; {@code value} where it is no JSON object at all.
         */
        public String field() {
            int end = name.indexOf("--");
            if (end < 0) {
                throw new IllegalStateException(this + " is not named <field>--<what-is-wrong>");
            }
            return name.substring(0, end);
        }

        /** Of a tolerated example, the same message in the one form that is written. */
        public byte[] canonical() {
            return read(directory(message, "tolerated").resolve(name + CANONICAL));
        }

        @Override
        public String toString() {
            return message + "/" + name;
        }
    }

    /** In canonical form: reading and writing again gives the same bytes. */
    public static List<Example> valid(String message) {
        return in(message, "valid");
    }

    /** To be refused, each for the one field that its name tells. */
    public static List<Example> invalid(String message) {
        return in(message, "invalid");
    }

    /** To be read, though nobody writes it so: reading and writing gives {@link Example#canonical()}. */
    public static List<Example> tolerated(String message) {
        return in(message, "tolerated");
    }

    public static Stream<Example> allValid() {
        return MESSAGES.stream().flatMap(message -> valid(message).stream());
    }

    public static Stream<Example> allInvalid() {
        return MESSAGES.stream().flatMap(message -> invalid(message).stream());
    }

    public static Stream<Example> allTolerated() {
        return MESSAGES.stream().flatMap(message -> tolerated(message).stream());
    }

    /** A file of the contract as it lies in the jar. */
    static Path resource(String path) {
        URL url = Objects.requireNonNull(
                Examples.class.getResource("/smscoach/schemas/" + path), () -> path + " is not on the class path");
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path directory(String message, String kind) {
        return resource("examples/" + message + "/" + kind);
    }

    private static List<Example> in(String message, String kind) {
        try (Stream<Path> files = Files.list(directory(message, kind))) {
            return files.filter(file -> !file.toString().endsWith(CANONICAL))
                    .sorted()
                    .map(file -> new Example(message, nameOf(file), read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
