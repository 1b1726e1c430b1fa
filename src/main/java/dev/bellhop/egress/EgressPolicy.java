package dev.bellhop.egress;

import dev.bellhop.security.http.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Egress policy for URLs that administrators enter (SSRF): public addresses over TLS. The operator may allow private
/// networks, and then plain HTTP on this machine.
public record EgressPolicy(boolean privateNetworks) {
    /// Private and reserved networks (IANA special-purpose address registries).
    private static final List<Network> PRIVATE = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Network::parse)
            .flatMap(Optional::stream)
            .toList();

    /// Blocks while it resolves the host. Callers must connect to the returned address: resolving again could give
    /// another one (DNS rebinding).
    ///
    /// @throws IOException if the host is unknown or not allowed
    public InetAddress address(URI uri) throws IOException {
        var addresses = InetAddress.getAllByName(uri.getHost());
        for (var address : addresses) {
            check(uri, address);
        }
        return addresses[0];
    }

    private void check(URI uri, InetAddress address) throws IOException {
        var plain = !"https".equals(uri.getScheme());
        if (plain && !(privateNetworks && address.isLoopbackAddress())) {
            throw new IOException("not over TLS");
        }
        if (!privateNetworks && isPrivate(address)) {
            throw new IOException("a private address");
        }
    }

    private static boolean isPrivate(InetAddress address) {
        var host = address.getHostAddress().replaceFirst("%.*", "");
        return PRIVATE.stream().anyMatch(network -> network.contains(host));
    }
}
