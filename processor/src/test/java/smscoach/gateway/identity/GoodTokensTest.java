package smscoach.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import org.junit.jupiter.api.Test;

class GoodTokensTest {

    private static final JWTClaimsSet CLAIMS =
            new JWTClaimsSet.Builder().subject("sup-1").build();

    private long now = Long.MAX_VALUE - 1_000;
    private final GoodTokens tokens = new GoodTokens(() -> now);

    @Test
    void shouldKnowWhatItWasToldAndNothingElse() {
        // When
        tokens.add("a.b.c", "k-1", CLAIMS);

        // Then
        assertThat(tokens.claims("a.b.c")).isSameAs(CLAIMS);
        assertThat(tokens.claims("a.b.d")).isNull();
    }

    @Test
    void shouldForgetAfterAMinute() {
        // Given
        tokens.add("a.b.c", "k-1", CLAIMS);

        // When
        now += GoodTokens.LASTING.toNanos() - 1;
        assertThat(tokens.claims("a.b.c")).isSameAs(CLAIMS);
        now += 1;

        // Then
        assertThat(tokens.claims("a.b.c")).isNull();
    }

    @Test
    void shouldForgetTheEldestWhereThereAreTooMany() {
        // When
        for (int i = 0; i <= GoodTokens.MOST; i++) {
            tokens.add("t-" + i, "k-1", CLAIMS);
        }

        // Then
        assertThat(tokens.claims("t-0")).isNull();
        assertThat(tokens.claims("t-1")).isSameAs(CLAIMS);
        assertThat(tokens.claims("t-" + GoodTokens.MOST)).isSameAs(CLAIMS);
    }

    @Test
    void shouldForgetAllWhereTheIssuerHasANewKey() {
        // Given
        tokens.add("a.b.c", "k-1", CLAIMS);

        // When
        tokens.add("d.e.f", "k-2", CLAIMS);

        // Then
        assertThat(tokens.claims("a.b.c")).isNull();
        assertThat(tokens.claims("d.e.f")).isSameAs(CLAIMS);
        tokens.add("a.b.c", "k-1", CLAIMS);
        assertThat(tokens.claims("d.e.f")).isSameAs(CLAIMS);
    }
}
