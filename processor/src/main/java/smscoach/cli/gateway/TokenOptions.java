package smscoach.cli.gateway;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.cli.base.CommandFailure;
import smscoach.gateway.identity.TokenSettings;
import smscoach.gateway.identity.TokenSettings.Claims;

/** Whose tokens are believed. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TokenOptions {

    @Option(
            names = "--token-issuer",
            paramLabel = "URL",
            description = "Who issues tokens: exactly what their claim iss says.")
    private @Nullable String issuer;

    @Option(
            names = "--token-audience",
            paramLabel = "NAME",
            defaultValue = "sms-coach",
            description = "What the claim aud of a token must hold. Default: ${DEFAULT-VALUE}.")
    private String audience;

    @Option(
            names = "--token-keys",
            paramLabel = "URL|FILE",
            description = "The issuer's public keys, a JWK set; read anew when a token names a key that is not in it.")
    private @Nullable String keys;

    @Option(
            names = "--token-user-claim",
            paramLabel = "CLAIM",
            defaultValue = "sub",
            description = "The claim with the userId. Default: ${DEFAULT-VALUE}.")
    private String userClaim;

    @Option(
            names = "--token-name-claim",
            paramLabel = "CLAIM",
            defaultValue = "preferred_username",
            description = "The claim with the userName. Default: ${DEFAULT-VALUE}.")
    private String nameClaim;

    @Option(
            names = "--token-contact-center-claim",
            paramLabel = "CLAIM",
            defaultValue = "contact_center",
            description = "The claim with the contactCenterId. Default: ${DEFAULT-VALUE}.")
    private String contactCenterClaim;

    @Option(
            names = "--token-roles-claim",
            paramLabel = "CLAIM",
            defaultValue = "roles",
            description = "The claim with the roles, also a path as realm_access.roles. Default: ${DEFAULT-VALUE}.")
    private String rolesClaim;

    @Option(
            names = "--token-supervisor-role",
            paramLabel = "ROLE",
            defaultValue = "supervisor",
            description = "The role that makes a supervisor. Default: ${DEFAULT-VALUE}.")
    private String supervisorRole;

    @Option(
            names = "--token-admin-role",
            paramLabel = "ROLE",
            defaultValue = "admin",
            description = "The role of those who run the system. Default: ${DEFAULT-VALUE}.")
    private String adminRole;

    @Option(
            names = "--token-clock-skew",
            paramLabel = "DURATION",
            defaultValue = "30s",
            description = "How far the issuer's clock may be from this one. Default: ${DEFAULT-VALUE}.")
    private Duration skew;

    @Option(
            names = "--insecure-local-issuer",
            fallbackValue = "true",
            description = "Believes the tokens of 'coach token' on this machine: for trying things only.")
    private boolean localIssuer;

    @Mixin
    private LocalIssuerOption local = new LocalIssuerOption();

    boolean nameAnIssuer() {
        return localIssuer || issuer != null || keys != null;
    }

    TokenSettings settings() throws IOException {
        if (localIssuer) {
            if (issuer != null || keys != null) {
                throw CommandFailure.usage(
                        "Give --token-issuer with --token-keys, or --insecure-local-issuer; not both.");
            }
            return local.issuer().settings();
        }
        if (issuer == null || keys == null) {
            throw CommandFailure.usage(
                    "Nobody is named whose tokens are believed. Name the issuer by --token-issuer and"
                            + " --token-keys; to try things on this machine, --insecure-local-issuer believes 'coach token'.");
        }
        return new TokenSettings(
                issuer,
                audience,
                keys,
                new Claims(userClaim, nameClaim, contactCenterClaim, rolesClaim),
                supervisorRole,
                adminRole,
                skew);
    }
}
