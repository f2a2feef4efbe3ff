package smscoach.gateway.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smscoach.contract.Bounds;

/** Reads the caller from the bearer token of a request, or refuses. */
public final class Tokens {

    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    /** Signatures by private keys only: with a shared secret whoever can check a token could make one. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final String SCHEME = "Bearer ";

    private final TokenSettings settings;
    private final IssuerKeys keys;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final DefaultJWTClaimsVerifier<SecurityContext> claims;
    private final GoodTokens good = new GoodTokens(System::nanoTime);

    public Tokens(TokenSettings settings) {
        this.settings = settings;
        this.keys = IssuerKeys.at(settings.keys());
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys.source()));
        claims = new DefaultJWTClaimsVerifier<>(
                settings.audience(),
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                Set.of("exp"));
        claims.setMaxClockSkew((int) settings.skew().toSeconds());
        processor.setJWTClaimsSetVerifier(claims);
    }

    /**
     * The caller.
     *
     * @param authorization the header of that name
     */
    public Caller caller(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new NotAuthenticatedException("no bearer token");
        }
        JWTClaimsSet said = verified(authorization.substring(SCHEME.length()).strip());
        List<String> roles = strings(claim(said, settings.claims().roles()));
        return new Caller(
                id(said, settings.claims().contactCenter()),
                id(said, settings.claims().userId()),
                name(said, settings.claims().userName()),
                roles.contains(settings.supervisorRole()),
                roles.contains(settings.adminRole()),
                said.getExpirationTime().toInstant());
    }

    private JWTClaimsSet verified(String token) {
        try {
            JWTClaimsSet known = good.claims(token);
            if (known != null) {
                claims.verify(known, null); // it may have expired meanwhile
                return known;
            }
            JWT jwt = JWTParser.parse(token);
            JWTClaimsSet said = processor.process(jwt, null);
            good.add(token, jwt.getHeader() instanceof JWSHeader header ? header.getKeyID() : null, said);
            return said;
        } catch (ParseException e) {
            throw new NotAuthenticatedException("no JWT");
        } catch (RateLimitReachedException e) {
            if (keys.areKnown()) {
                throw new NotAuthenticatedException("its key is unknown, and the issuer was asked enough");
            }
            throw new IssuerUnavailableException(settings.keys(), e);
        } catch (KeySourceException e) {
            LOG.warn("Cannot read the issuer's keys from {}: {}", settings.keys(), e.getMessage());
            throw new IssuerUnavailableException(settings.keys(), e);
        } catch (BadJOSEException | JOSEException e) {
            throw new NotAuthenticatedException(String.valueOf(e.getMessage()));
        }
    }

    private static String id(JWTClaimsSet claims, String name) {
        if (!(claim(claims, name) instanceof String id)) {
            throw new NotAuthenticatedException("the claim " + name + " is no string");
        }
        String problem = Bounds.idProblem(id);
        if (problem != null) {
            throw new NotAuthenticatedException("the claim " + name + " " + problem);
        }
        return id;
    }

    private static @Nullable String name(JWTClaimsSet claims, String name) {
        return claim(claims, name) instanceof String text && Bounds.nameProblem(text) == null ? text : null;
    }

    private static @Nullable Object claim(JWTClaimsSet claims, String name) {
        Object value = claims.getClaim(name);
        if (value != null) {
            return value;
        }
        Object at = claims.getClaims();
        for (String part : name.split("\\.", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(part) : null;
        }
        return at;
    }

    /** A list of strings, or one string with spaces between, as {@code scope} is. */
    private static List<String> strings(@Nullable Object value) {
        return switch (value) {
            case String text -> Arrays.asList(text.split(" ", -1));
            case List<?> list ->
                list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            case null, default -> List.of();
        };
    }
}
