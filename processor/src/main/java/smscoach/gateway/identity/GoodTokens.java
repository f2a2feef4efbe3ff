package smscoach.gateway.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import smscoach.gateway.Recent;
import smscoach.gateway.Sha256;

/**
 * The claims of tokens whose signature was good a moment ago. To check one takes as long as all else that a request
 * needs, and a caller sends the same token many times. Tokens themselves are not kept, only their hashes.
 */
final class GoodTokens {

    /** A key that the issuer takes back is believed for so much longer. */
    static final Duration LASTING = Duration.ofMinutes(1);

    static final int MOST = 10_000;

    private final LongSupplier nanos;
    private final Set<String> keyIds = new HashSet<>();

    private final Map<String, Good> good = Recent.byEntry(MOST);

    private record Good(JWTClaimsSet claims, long since) {}

    GoodTokens(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Nullable
    JWTClaimsSet claims(String token) {
        String hash = hash(token);
        synchronized (good) {
            Good found = good.get(hash);
            if (found == null) {
                return null;
            }
            if (nanos.getAsLong() - found.since() < LASTING.toNanos()) {
                return found.claims();
            }
            good.remove(hash);
            return null;
        }
    }

    /** An issuer that has a new key may have taken another back: then all are checked again. */
    void add(String token, @Nullable String keyId, JWTClaimsSet claims) {
        String hash = hash(token);
        synchronized (good) {
            if (keyIds.add(String.valueOf(keyId))) {
                good.clear();
            }
            good.put(hash, new Good(claims, nanos.getAsLong()));
        }
    }

    private static String hash(String token) {
        return HexFormat.of().formatHex(Sha256.of(token));
    }
}
