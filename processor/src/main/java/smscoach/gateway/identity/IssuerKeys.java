package smscoach.gateway.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;

/**
 * The issuer's public keys. They are kept for five minutes; a key that is not among them is looked for anew at once, so
 * that issuers can rotate, but not more often than twice in half a minute, so that nobody can make us ask without end.
 */
final class IssuerKeys {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 3_000;
    private static final int MOST_BYTES = 256 * 1024;
    private static final Duration KEEP = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** With an issuer that is away, tokens are still judged by the keys that were its last. */
    private static final Duration OUTAGE = Duration.ofHours(1);

    private IssuerKeys() {}

    static JWKSource<SecurityContext> at(String place) {
        return place.contains("://") ? url(place) : file(Path.of(place));
    }

    private static JWKSource<SecurityContext> url(String place) {
        URI uri;
        try {
            uri = URI.create(place);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("token-keys is no URL", e);
        }
        if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && isLoopback(uri.getHost()))) {
            throw new IllegalArgumentException(
                    "token-keys must be an https URL: who can change the keys can be anybody");
        }
        try {
            return JWKSourceBuilder.create(
                            uri.toURL(), new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES))
                    .cache(KEEP.toMillis(), PATIENCE.toMillis())
                    .refreshAheadCache(false)
                    .retrying(true)
                    .outageTolerant(OUTAGE.toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("token-keys is no URL", e);
        }
    }

    private static JWKSource<SecurityContext> file(Path file) {
        return JWKSourceBuilder.create(new FileSource(file))
                .cache(KEEP.toMillis(), PATIENCE.toMillis())
                .refreshAheadCache(false)
                .build();
    }

    private static boolean isLoopback(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private record FileSource(Path file) implements JWKSetSource<SecurityContext> {

        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
                throws KeySourceException {
            try {
                return JWKSet.load(file.toFile());
            } catch (IOException e) {
                throw new KeySourceException("it cannot be read", e);
            } catch (ParseException e) {
                throw new KeySourceException("it is no JWK set", e);
            }
        }

        @Override
        public void close() {
            // Nothing is open between two reads.
        }
    }
}
