package smscoach.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.engine.Engine;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;

/** All outputs of a history: how many, and a SHA-256 over every byte of them in their order. */
record Digest(long outputs, String sha256) {

    static Digest of(List<InputRecord> history) {
        Running running = new Running(sha256Digest());
        Engine engine = Round.engine();
        for (InputRecord record : history) {
            var unused = engine.take(record, running::add);
        }
        return new Digest(running.outputs, HexFormat.of().formatHex(running.digest.digest()));
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static final class Running {

        private final MessageDigest digest;
        private long outputs;

        Running(MessageDigest digest) {
            this.digest = digest;
        }

        void add(OutputRecord output) {
            outputs++;
            bytes(output.topic().defaultName().getBytes(UTF_8));
            number(output.timestamp());
            bytes(output.key());
            bytes(output.value());
            number(output.headers().size());
            for (RecordHeader header : output.headers()) {
                bytes(header.name().getBytes(UTF_8));
                bytes(header.value());
            }
        }

        private void bytes(byte @Nullable [] value) {
            number(value == null ? -1 : value.length);
            if (value != null) {
                digest.update(value);
            }
        }

        private void number(long number) {
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        }
    }
}
