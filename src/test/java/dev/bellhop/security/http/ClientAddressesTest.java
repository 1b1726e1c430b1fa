package dev.bellhop.security.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellhop.ratelimit.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Whose address it is, who is believed about it, and how a quota is written.
class ClientAddressesTest {
    @Test
    void a_household_of_IPv6_counts_as_one() {
        assertThat(ClientAddresses.network("2001:db8:1:2:aaaa::1"))
                .isEqualTo(ClientAddresses.network("2001:db8:1:2:bbbb::2"));
        assertThat(ClientAddresses.network("2001:db8:1:2::1")).isNotEqualTo(ClientAddresses.network("2001:db8:1:3::1"));
        assertThat(ClientAddresses.network("203.0.113.1")).isEqualTo("203.0.113.1");
    }

    @Test
    void a_network_holds_the_addresses_that_begin_like_it() {
        var network = Network.parse("10.1.0.0/16").orElseThrow();
        assertThat(network.contains("10.1.255.1")).isTrue();
        assertThat(network.contains("10.2.0.1")).isFalse();
        assertThat(network.contains("no address")).isFalse();
        assertThat(Network.parse("fd00::/8").orElseThrow().contains("fd12::1")).isTrue();
        assertThat(Network.parse("192.0.2.7").orElseThrow().contains("192.0.2.8"))
                .isFalse();
        assertThat(Network.parse("proxy.example")).isEmpty();
    }

    @Test
    void forwarding_without_a_trusted_proxy_is_no_way_to_start() {
        assertThatThrownBy(() -> new ProxyCheck(true, Optional.empty()).check(null))
                .hasMessageContaining("trusted-proxies");
        assertThatCode(() -> new ProxyCheck(true, Optional.of(List.of("10.0.0.0/8"))).check(null))
                .doesNotThrowAnyException();
        assertThatCode(() -> new ProxyCheck(false, Optional.empty()).check(null))
                .doesNotThrowAnyException();
    }

    @Test
    void a_quota_is_so_many_in_a_while() {
        assertThat(RateLimit.parse("30/1m")).isEqualTo(new RateLimit(30, Duration.ofMinutes(1)));
        assertThatThrownBy(() -> RateLimit.parse("30")).hasMessageContaining("30/1m");
    }
}
