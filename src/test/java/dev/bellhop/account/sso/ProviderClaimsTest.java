package dev.bellhop.account.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProviderClaimsTest {
    private static String name(Map<String, Object> claims) {
        var all = new HashMap<>(claims);
        all.put("sub", "kim");
        return new ProviderClaims(all).voucher(new IdentityProvider(), Map.of()).name();
    }

    @Test
    void a_name_is_cleaned_and_cut() {
        assertThat(name(Map.of("name", "\u202eKim\u200b\r\nLee\u2069 "))).isEqualTo("Kim Lee");
        assertThat(name(Map.of("name", "K".repeat(79) + "\ud83d\ude42"))).isEqualTo("K".repeat(79));
    }

    @Test
    void a_name_that_shows_nothing_counts_as_missing() {
        assertThat(name(Map.of("name", "\u2800\u200b", "preferred_username", "kim")))
                .isEqualTo("kim");
        assertThat(name(Map.of("name", "\u3164"))).isEqualTo("New agent");
    }
}
