package smscoach.gateway.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
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
 * Until then a token of an unknown key is not believed; those of known ones are judged as ever.
 */
final class IssuerKeys {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 3_000;
    private static final int MOST_BYTES = 256 * 1024;
    private static final Duration KEEP = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** With an issuer that is away, tokens are still judged by the keys that were its last. */
    private static final Duration OUTAGE = Duration.ofHours(1);

    private final JWKSource<SecurityContext> source;
    private volatile boolean known;

    private IssuerKeys(String place) {
        this.source = place.contains("://") ? url(place) : file(Path.of(place));
    }

    static IssuerKeys at(String place) {
        return new IssuerKeys(place);
    }

    JWKSource<SecurityContext> source() {
        return source;
    }

    /** Whether they have ever been read. */
    boolean areKnown() {
        return known;
    }

    private JWKSource<SecurityContext> url(String place) {
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
            var retriever = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES);
            return JWKSourceBuilder.create(new Noted(new URLBasedJWKSetSource<>(uri.toURL(), retriever)))
                    .cache(KEEP.toMillis(), PATIENCE.toMillis())
                    .refreshAheadCache(false)
                    .retrying(true)
                    .outageTolerant(OUTAGE.toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("token-keys is no URL", e);
        }
    }

    private JWKSource<SecurityContext> file(Path file) {
        return JWKSourceBuilder.create(new Noted(new FileSource(file)))
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

    /** Notes that keys have been read. */
    private final class Noted implements JWKSetSource<SecurityContext> {
        private final JWKSetSource<SecurityContext> place;

        private Noted(JWKSetSource<SecurityContext> place) {
            this.place = place;
        }

        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
                throws KeySourceException {
            JWKSet keys = place.getJWKSet(refresh, now, context);
            known = true;
            return keys;
        }

        @Override
        public void close() throws IOException {
            place.close();
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
