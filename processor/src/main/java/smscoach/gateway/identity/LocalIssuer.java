package smscoach.gateway.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** An issuer of tokens for trying things: whoever can read its folder can be anybody. */
public final class LocalIssuer {

    private static final String ISSUER = "sms-coach-local";
    private static final String AUDIENCE = "sms-coach";
    private static final String PRIVATE = "issuer.jwk";
    private static final String PUBLIC = "jwks.json";

    private final Path folder;
    private final ECKey key;

    private LocalIssuer(Path folder, ECKey key) {
        this.folder = folder;
        this.key = key;
    }

    /** The issuer whose keys are in that folder; they are made where there are none. */
    public static LocalIssuer in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(PRIVATE);
        if (!Files.exists(file)) {
            make(file);
        }
        LocalIssuer issuer = new LocalIssuer(folder, read(file));
        write(
                folder.resolve(PUBLIC),
                new JWKSet(issuer.key.toPublicJWK()).toString(),
                StandardCopyOption.REPLACE_EXISTING);
        return issuer;
    }

    /** What a gateway must know to believe it. */
    public TokenSettings settings() {
        return new TokenSettings(
                ISSUER,
                AUDIENCE,
                folder.resolve(PUBLIC).toString(),
                TokenSettings.Claims.USUAL,
                "supervisor",
                "admin",
                Duration.ofSeconds(30));
    }

    public String token(String contactCenter, String userId, String userName, List<String> roles, Duration life) {
        TokenSettings.Claims names = TokenSettings.Claims.USUAL;
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .claim(names.userId(), userId)
                .claim(names.userName(), userName)
                .claim(names.contactCenter(), contactCenter)
                .claim(names.roles(), roles)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("A key of our own can sign", e);
        }
        return token.serialize();
    }

    private static void make(Path file) throws IOException {
        try {
            ECKey made =
                    new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
            write(file, made.toJSONString());
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        } catch (FileAlreadyExistsException e) {
            // Another process was first: its key is as good.
        }
    }

    private static ECKey read(Path file) throws IOException {
        try {
            return ECKey.parse(Files.readString(file));
        } catch (ParseException e) {
            throw new IOException(file + " holds no key; delete it, and a new one is made", e);
        }
    }

    /** Whole or not at all, and for its owner's eyes only. */
    private static void write(Path file, String text, StandardCopyOption... options) throws IOException {
        Path beside = Files.createTempFile(
                file.getParent(),
                ".key",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(beside, text);
            Files.move(beside, file, options);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
