package dev.bellhop.security.http;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Client addresses, for limits and records: the peer, or, behind trusted proxies
/// (`quarkus.http.proxy.trusted-proxies`), the last `X-Forwarded-For` address that is not a trusted proxy. Quarkus
/// takes the first one, which the client chooses.
@Singleton
public class ClientAddresses {
    /// Stands for a client without an address, on a socket of the file system.
    public static final String LOCAL = "local";

    private static final Pattern PORT = Pattern.compile("\\[(.*)](:\\d+)?|([0-9.]+):\\d+");
    private static final int IPV6_BYTES = 16;
    // One household or rented server has a whole /64 (RFC 6177).
    private static final int NETWORK_BYTES = 8;
    private final boolean forwarding;
    private final List<Network> trusted;
    /// Names of proxies are for Quarkus to resolve.
    private final boolean namesProxies;

    ClientAddresses(
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean forwarding,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> trusted) {
        this.forwarding = forwarding;
        var proxies = trusted.orElse(List.of());
        this.trusted =
                proxies.stream().map(Network::parse).flatMap(Optional::stream).toList();
        this.namesProxies = this.trusted.size() < proxies.size();
    }

    /// For limits: the address, or the network of an IPv6 address.
    public String of(HttpServerRequest request) {
        return network(exactly(request));
    }

    public String exactly(HttpServerRequest request) {
        var peer = request.connection().remoteAddress();
        var said = request.remoteAddress();
        // Quarkus has checked that the peer is a trusted proxy.
        return Objects.equals(said, peer) ? host(peer) : forwarded(request, host(said));
    }

    /// For limits, before Quarkus has seen the request.
    ///
    /// @param peer its address
    /// @param forwardedFor the `X-Forwarded-For` headers
    /// @return empty if the trusted proxies passed on something that is no address for the client's
    public Optional<String> of(String peer, List<String> forwardedFor) {
        if (!forwarding || forwardedFor.isEmpty() || !mayBeProxy(peer)) {
            return Optional.of(network(peer));
        }
        var hops = hops(forwardedFor);
        // Quarkus would not answer a list with a gap.
        return client(hops)
                .or(() -> Optional.of(peer))
                .filter(client -> !hops.contains("") && NetUtil.createByteArrayFromIpAddressString(client) != null)
                .map(ClientAddresses::network);
    }

    private static List<String> hops(List<String> forwardedFor) {
        return forwardedFor.stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(hop -> withoutPort(hop.strip()))
                .toList();
    }

    /// Whether others may speak through this peer.
    public boolean mayBeProxy(String peer) {
        return forwarding && (namesProxies || isTrusted(peer));
    }

    private boolean isTrusted(String host) {
        return trusted.stream().anyMatch(network -> network.contains(host));
    }

    private Optional<String> client(List<String> hops) {
        return hops.stream().filter(hop -> !isTrusted(hop)).reduce((_, last) -> last);
    }

    private static String host(SocketAddress address) {
        return address == null || address.hostAddress() == null ? LOCAL : address.hostAddress();
    }

    private String forwarded(HttpServerRequest request, String otherwise) {
        return client(hops(request.headers().getAll("X-Forwarded-For"))).orElse(otherwise);
    }

    private static String withoutPort(String hop) {
        var parts = PORT.matcher(hop);
        if (!parts.matches()) {
            return hop;
        }
        return parts.group(1) == null ? parts.group(3) : parts.group(1);
    }

    public static String network(String host) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(host);
        return bytes == null || bytes.length != IPV6_BYTES
                ? host
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "::/64";
    }
}
