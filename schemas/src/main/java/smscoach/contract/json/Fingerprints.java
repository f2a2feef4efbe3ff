package smscoach.contract.json;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Fingerprint;

/** Digests parameters as received: absent is absent however written, else equal as JSON values. */
final class Fingerprints {

    private final MessageDigest digest;

    private Fingerprints(MessageDigest digest) {
        this.digest = digest;
    }

    static Fingerprint of(@Nullable Object... parameters) {
        Fingerprints fingerprints = new Fingerprints(sha256());
        for (Object parameter : parameters) {
            fingerprints.add(Fields.isAbsent(parameter) ? null : parameter);
        }
        ByteBuffer digest = ByteBuffer.wrap(fingerprints.digest.digest());
        return new Fingerprint(digest.getLong(), digest.getLong());
    }

    /** Every value starts with its kind and its size, so that no two values give the same input. */
    private void add(@Nullable Object value) {
        switch (value) {
            case null -> kind('0', 0);
            case Boolean truth -> kind(truth ? 't' : 'f', 0);
            case String text -> text('s', text);
            case JsonValues.JsonNumber number -> {
                text(number.negative() ? '-' : '+', number.digits());
                text('e', number.exponent());
            }
            case List<?> list -> {
                kind('l', list.size());
                list.forEach(this::add);
            }
            case Map<?, ?> map -> {
                kind('m', map.size());
                map.forEach((name, element) -> {
                    add(name);
                    add(element);
                });
            }
            default -> throw new IllegalStateException("No JSON value is a " + value.getClass());
        }
    }

    private void kind(char kind, int size) {
        digest.update(ByteBuffer.allocate(5).put((byte) kind).putInt(size).flip());
    }

    /** By chars, not UTF-8: an unpaired surrogate is a value too, if not one that is allowed. */
    private void text(char kind, String text) {
        kind(kind, text.length());
        ByteBuffer chars = ByteBuffer.allocate(2 * text.length());
        chars.asCharBuffer().put(text);
        digest.update(chars);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
