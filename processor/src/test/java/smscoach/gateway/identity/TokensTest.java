package smscoach.gateway.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.torture.stage.Waiting;

/** Tokens as an attacker would make them, and those of an issuer. */
class TokensTest {

    private static final String ISSUER = "https://login.example.org/";

    private static RSAKey key;
    private static RSAKey stranger;

    @TempDir
    private Path folder = Path.of("");

    private Path keys = Path.of("");
    private Tokens tokens;

    @BeforeAll
    static void makeKeys() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("k-1").generate();
        stranger = new RSAKeyGenerator(2048).keyID("k-1").generate();
    }

    @BeforeEach
    void publishKeys() throws Exception {
        keys = folder.resolve("jwks.json");
        Files.writeString(keys, new JWKSet(key.toPublicJWK()).toString());
        tokens = new Tokens(settings(keys.toString()));
    }

    @Test
    void shouldReadTheCallerFromTheToken() throws Exception {
        // When
        Caller caller = tokens.caller("Bearer " + signed(claims -> {}));

        // Then
        assertThat(caller.owner()).isEqualTo("cc-1/sup-1");
        assertThat(caller.userName()).isEqualTo("kim");
        assertThat(caller.isSupervisor()).isTrue();
        assertThat(caller.expires()).isAfter(Instant.now());
    }

    @Test
    void shouldReadRolesFromWhereverTheIssuerPutsThem() throws Exception {
        // Given
        Tokens nested = new Tokens(new TokenSettings(
                ISSUER,
                "sms-coach",
                keys.toString(),
                new TokenSettings.Claims("sub", "preferred_username", "https://example.org/cc", "realm_access.roles"),
                "coach-supervisors",
                "admin",
                Duration.ofSeconds(30)));

        // When
        Caller caller = nested.caller("Bearer "
                + signed(claims -> claims.claim("https://example.org/cc", "cc-9")
                        .claim("realm_access", Map.of("roles", List.of("users", "coach-supervisors")))));

        // Then
        assertThat(caller.contactCenterId()).isEqualTo("cc-9");
        assertThat(caller.isSupervisor()).isTrue();
    }

    @Test
    void shouldMakeNoSupervisorOfWhoHasAnotherRole() throws Exception {
        assertThat(tokens.caller("Bearer " + signed(claims -> claims.claim("roles", List.of("supervisors", 7))))
                        .isSupervisor())
                .isFalse();
        assertThat(tokens.caller("Bearer " + signed(claims -> claims.claim("roles", Map.of("supervisor", true))))
                        .isSupervisor())
                .isFalse();
    }

    @Test
    void shouldRefuseWhatExpiresAfterItWasGood() throws Exception {
        // Given
        String token = signed(claims -> claims.expirationTime(ago(28)));
        assertThat(tokens.caller("Bearer " + token)).isNotNull();

        // When
        Waiting.require(Duration.ofSeconds(20), "It is still good", () -> isRefused(token));

        // Then
        assertRefused(token);
    }

    private boolean isRefused(String token) {
        try {
            tokens.caller("Bearer " + token);
            return false;
        } catch (NotAuthenticatedException e) {
            return true;
        }
    }

    @Test
    void shouldRefuseWhatHasExpiredOrIsNotYetValid() throws Exception {
        assertRefused(signed(claims -> claims.expirationTime(ago(60))));
        assertRefused(signed(claims -> claims.notBeforeTime(ago(-60))));
        assertRefused(signed(claims -> claims.expirationTime(null)));
        assertThat(tokens.caller("Bearer " + signed(claims -> claims.expirationTime(ago(5)))))
                .as("within the skew of clocks")
                .isNotNull();
    }

    @Test
    void shouldRefuseTokensForOthersAndOfOthers() throws Exception {
        assertRefused(signed(claims -> claims.audience("another-service")));
        assertRefused(signed(claims -> claims.audience((String) null)));
        assertRefused(signed(claims -> claims.issuer("https://login.example.org.evil.example/")));
        assertRefused(signed(claims -> claims.issuer(null)));
        assertRefused(sign(stranger, claims().build(), JWSAlgorithm.RS256, JOSEObjectType.JWT));
        assertRefused(sign(key, claims().build(), JWSAlgorithm.RS256, new JOSEObjectType("logout+jwt")));
    }

    @Test
    void shouldRefuseATokenWithoutSignature() {
        assertRefused(new PlainJWT(claims().build()).serialize());
    }

    /** The public key, which everybody has, as the secret of a token that is checked by a shared one. */
    @Test
    void shouldRefuseThePublicKeyAsASharedSecret() throws Exception {
        // Given
        SignedJWT byDer = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k-1").build(), claims().build());
        byDer.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        SignedJWT byJwk = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k-1").build(), claims().build());
        byJwk.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(UTF_8)));

        // Then
        assertRefused(byDer.serialize());
        assertRefused(byJwk.serialize());
    }

    /** A key that the token itself brings, or says where to fetch. */
    @Test
    void shouldBelieveNoKeyThatTheTokenBrings() throws Exception {
        // Given
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .jwk(stranger.toPublicJWK())
                        .jwkURL(URI.create("http://127.0.0.1:1/jwks.json"))
                        .build(),
                claims().build());
        token.sign(new RSASSASigner(stranger));

        // Then
        assertRefused(token.serialize());
    }

    @Test
    void shouldRefuseATokenThatWasChanged() throws Exception {
        // Given
        String[] parts = signed(claims -> {}).split("\\.", -1);
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("cc-1", "cc-2");
        String other = Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(UTF_8));

        // Then
        assertRefused(parts[0] + "." + other + "." + parts[2]);
        assertRefused(parts[0] + "." + parts[1] + ".");
        assertRefused(parts[0] + "." + parts[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cc-1/sup-2", "", "cc 1", "../cc-2", "cc-1\u0000"})
    void shouldRefuseIdsThatTheContractDoesNotAllow(String id) throws Exception {
        assertRefused(signed(claims -> claims.claim("contact_center", id)));
        assertRefused(signed(claims -> claims.subject(id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic c3VwLTE6", "Bearer a.b.c", "Bearer null", "nonsense"})
    void shouldRefuseWhatIsNoToken(String header) {
        assertThatThrownBy(() -> tokens.caller(header)).isInstanceOf(NotAuthenticatedException.class);
    }

    @Test
    void shouldFollowAnIssuerThatChangesItsKeys() throws Exception {
        // Given
        RSAKey next = new RSAKeyGenerator(2048).keyID("k-2").generate();
        AtomicReference<RSAKey> published = new AtomicReference<>(key);
        HttpServer issuer = issuer(published::get);
        try {
            Tokens remote = new Tokens(settings(keysOf(issuer)));
            assertThat(remote.caller("Bearer " + signed(claims -> {}))).isNotNull();

            // When
            published.set(next);

            // Then
            String ofNext = sign(next, claims().build(), JWSAlgorithm.RS256, JOSEObjectType.JWT);
            assertThat(remote.caller("Bearer " + ofNext)).isNotNull();
            assertThatThrownBy(() -> remote.caller("Bearer " + signed(claims -> {})))
                    .isInstanceOf(NotAuthenticatedException.class);
        } finally {
            issuer.stop(0);
        }
    }

    @Test
    void shouldNotAskTheIssuerForEveryUnknownKey() throws Exception {
        // Given
        AtomicInteger asked = new AtomicInteger();
        HttpServer issuer = issuer(() -> {
            asked.incrementAndGet();
            return key;
        });
        try {
            Tokens remote = new Tokens(settings(keysOf(issuer)));

            // When
            for (int i = 0; i < 50; i++) {
                RSAKey unknown =
                        new RSAKey.Builder(stranger).keyID("unknown-" + i).build();
                String token = sign(unknown, claims().build(), JWSAlgorithm.RS256, JOSEObjectType.JWT);

                // Then
                assertThatThrownBy(() -> remote.caller("Bearer " + token))
                        .as("401 and not 503, the %d. time", i)
                        .isInstanceOf(NotAuthenticatedException.class);
                assertThat(remote.caller("Bearer " + signed(claims -> {})).userId())
                        .isEqualTo("sup-1");
            }
            assertThat(asked).hasValueLessThan(5);
        } finally {
            issuer.stop(0);
        }
    }

    @Test
    void shouldTellAnIssuerThatIsAwayFromAWrongToken() throws Exception {
        // Given
        Tokens without = new Tokens(settings("http://127.0.0.1:1/jwks.json"));
        String token = signed(claims -> {});

        // Then
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> without.caller("Bearer " + token)).isInstanceOf(IssuerUnavailableException.class);
        }
    }

    @Test
    void shouldNotFetchKeysWhereOthersCouldChangeThem() {
        assertThatThrownBy(() -> new Tokens(settings("http://login.example.org/jwks.json")))
                .hasMessageContaining("https");
    }

    @Test
    void shouldBelieveTheLocalIssuerInItsOwnFolderOnly() throws Exception {
        // Given
        LocalIssuer issuer = LocalIssuer.in(folder.resolve("issuer"));
        String token = issuer.token("cc-1", "sup-1", "kim", List.of("supervisor"), Duration.ofHours(1));

        // When
        Caller caller = new Tokens(LocalIssuer.in(folder.resolve("issuer")).settings()).caller("Bearer " + token);
        Tokens another = new Tokens(LocalIssuer.in(folder.resolve("another")).settings());

        // Then
        assertThat(caller.owner()).isEqualTo("cc-1/sup-1");
        assertThat(caller.isSupervisor()).isTrue();
        assertThatThrownBy(() -> another.caller("Bearer " + token)).isInstanceOf(NotAuthenticatedException.class);
        assertThat(Files.getPosixFilePermissions(folder.resolve("issuer/issuer.jwk")))
                .hasSize(2);
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> tokens.caller("Bearer " + token)).isInstanceOf(NotAuthenticatedException.class);
    }

    /** One that publishes that key. */
    private static HttpServer issuer(Supplier<RSAKey> published) throws IOException {
        HttpServer issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/jwks.json", exchange -> {
            byte[] set = new JWKSet(published.get().toPublicJWK()).toString().getBytes(US_ASCII);
            exchange.sendResponseHeaders(200, set.length);
            exchange.getResponseBody().write(set);
            exchange.close();
        });
        issuer.start();
        return issuer;
    }

    private static String keysOf(HttpServer issuer) {
        return "http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks.json";
    }

    private static TokenSettings settings(String keys) {
        return new TokenSettings(
                ISSUER, "sms-coach", keys, TokenSettings.Claims.USUAL, "supervisor", "admin", Duration.ofSeconds(30));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(List.of("sms-coach", "others"))
                .subject("sup-1")
                .claim("preferred_username", "kim")
                .claim("contact_center", "cc-1")
                .claim("roles", List.of("supervisor"))
                .expirationTime(ago(-600));
    }

    private static Date ago(long seconds) {
        return Date.from(Instant.now().minusSeconds(seconds));
    }

    private static String signed(Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        JWTClaimsSet.Builder claims = claims();
        change.accept(claims);
        return sign(key, claims.build(), JWSAlgorithm.RS256, JOSEObjectType.JWT);
    }

    private static String sign(RSAKey by, JWTClaimsSet claims, JWSAlgorithm algorithm, JOSEObjectType type)
            throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(by.getKeyID()).type(type).build(), claims);
        token.sign(new RSASSASigner(by));
        return token.serialize();
    }
}
