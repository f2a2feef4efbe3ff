package smscoach.torture.guarantee;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import smscoach.engine.OutputRecord;
import smscoach.replay.Received;

/** What is committed is what a replay makes: key, value, headers, timestamp. */
public record ByteEqual() implements Guarantee {

    @Override
    public String promise() {
        return "A replay in production's order, rebuilt from the topics, gives every output again to the byte: key,"
                + " value, headers and timestamp.";
    }

    @Override
    public long check(Evidence evidence, Consumer<String> violations) {
        evidence.committed().forEach((identity, received) -> {
            OutputRecord expected = evidence.expected().get(identity);
            if (expected != null) {
                compare(identity, expected, received, violations);
            }
        });
        return evidence.committed().size();
    }

    private static void compare(
            Identity identity, OutputRecord expected, Received received, Consumer<String> violations) {
        OutputRecord found = received.record();
        String what = null;
        if (!Arrays.equals(expected.value(), found.value())) {
            what = "value is " + text(found.value()) + ", not " + text(expected.value());
        } else if (!expected.headers().equals(found.headers())) {
            what = "headers are " + found.headers() + ", not " + expected.headers();
        } else if (expected.timestamp() != found.timestamp()) {
            what = "timestamp is " + found.timestamp() + ", not " + expected.timestamp();
        }
        if (what != null) {
            violations.accept("Different: " + received.position() + " is " + identity + "; its " + what + ".");
        }
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8);
    }
}
