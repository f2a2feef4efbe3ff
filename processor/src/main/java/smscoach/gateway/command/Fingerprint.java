package smscoach.gateway.command;

import java.nio.ByteBuffer;
import smscoach.gateway.Sha256;

/** Tells texts apart without keeping them: half of a SHA-256. */
record Fingerprint(long high, long low) {

    static Fingerprint of(String text) {
        ByteBuffer digest = ByteBuffer.wrap(Sha256.of(text));
        return new Fingerprint(digest.getLong(), digest.getLong());
    }
}
