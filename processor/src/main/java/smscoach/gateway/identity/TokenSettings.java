package smscoach.gateway.identity;

import java.time.Duration;

/**
 * Which tokens are believed.
 *
 * @param issuer what {@code iss} must be
 * @param audience what {@code aud} must hold
 * @param keys where the issuer's public keys (a JWK set) are: an URL, or a file
 * @param claims where the caller is in a token
 * @param supervisorRole the role that commands need, as the issuer names it
 * @param adminRole the role of those who run the system, as the issuer names it
 * @param skew how far the issuer's clock may be from ours
 */
public record TokenSettings(
        String issuer,
        String audience,
        String keys,
        Claims claims,
        String supervisorRole,
        String adminRole,
        Duration skew) {

    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    public TokenSettings {
        require(!issuer.isBlank(), "token-issuer is empty");
        require(!audience.isBlank(), "token-audience is empty");
        require(!keys.isBlank(), "token-keys is empty");
        require(!supervisorRole.isBlank(), "token-supervisor-role is empty");
        require(!adminRole.isBlank(), "token-admin-role is empty");
        require(skew.compareTo(MOST_SKEW) <= 0, "token-clock-skew is more than 5m");
    }

    /**
     * Names of claims. A name that is no claim is tried as a path: {@code realm_access.roles}.
     */
    public record Claims(String userId, String userName, String contactCenter, String roles) {

        public static final Claims USUAL = new Claims("sub", "preferred_username", "contact_center", "roles");
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
