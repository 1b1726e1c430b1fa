package dev.bellhop.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an owner types does not lead the service into the operator's network.
class EgressPolicyTest {
    private static final EgressPolicy PUBLIC = new EgressPolicy(false);
    private static final EgressPolicy ALL = new EgressPolicy(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "localhost",
                "10.1.2.3",
                "172.20.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "2130706433",
                "0x7f.1",
                "[::1]",
                "[::]",
                "[::ffff:10.0.0.1]",
                "[64:ff9b::a00:1]",
                "[2002:a00:1::]",
                "[fd00::1]",
                "[fe80::1]",
            })
    void a_private_address_is_out_of_reach(String host) {
        assertThatThrownBy(() -> PUBLIC.address(URI.create("https://" + host + "/")))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "[2606:4700:4700::1111]"})
    void a_public_one_is_reached_over_tls_only(String host) throws IOException {
        assertThat(PUBLIC.address(URI.create("https://" + host + "/"))).isNotNull();
        for (var reach : new EgressPolicy[] {PUBLIC, ALL}) {
            assertThatThrownBy(() -> reach.address(URI.create("http://" + host + "/")))
                    .hasMessage("not over TLS");
        }
    }

    @Test
    void an_operator_may_open_the_own_network() throws IOException {
        assertThat(ALL.address(URI.create("https://10.1.2.3/"))).isNotNull();
        assertThat(ALL.address(URI.create("http://127.0.0.1/"))).isNotNull();
        assertThatThrownBy(() -> ALL.address(URI.create("http://10.1.2.3/"))).hasMessage("not over TLS");
    }
}
