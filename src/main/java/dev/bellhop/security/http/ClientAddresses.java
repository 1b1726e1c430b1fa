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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The client address that rate limits use: the peer, or, behind trusted proxies
/// (`quarkus.http.proxy.trusted-proxies`), the last `X-Forwarded-For` address that is not a trusted proxy. Quarkus
/// takes the first one, which the client chooses.
@Singleton
public class ClientAddresses {
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern PORT = Pattern.compile("\\[(.*)](:\\d+)?|([0-9.]+):\\d+");
    private static final int IPV6_BYTES = 16;
    // One household or rented server has a whole /64 (RFC 6177).
    private static final int NETWORK_BYTES = 8;
    private final List<Network> trusted;

    ClientAddresses(@ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> trusted) {
        this.trusted = trusted.orElse(List.of()).stream()
                .map(Network::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    public String of(HttpServerRequest request) {
        var peer = request.connection().remoteAddress();
        var said = request.remoteAddress();
        // Quarkus has checked that the peer is a trusted proxy.
        return Objects.equals(said, peer) ? network(host(peer)) : network(forwarded(request, host(said)));
    }

    private static String host(SocketAddress address) {
        return address == null || address.hostAddress() == null ? "local" : address.hostAddress();
    }

    private String forwarded(HttpServerRequest request, String otherwise) {
        return request.headers().getAll("X-Forwarded-For").stream()
                .flatMap(COMMA::splitAsStream)
                .map(hop -> withoutPort(hop.strip()))
                .filter(hop -> trusted.stream().noneMatch(network -> network.contains(hop)))
                .reduce((_, last) -> last)
                .orElse(otherwise);
    }

    private static String withoutPort(String hop) {
        var parts = PORT.matcher(hop);
        if (!parts.matches()) {
            return hop;
        }
        return parts.group(1) == null ? parts.group(3) : parts.group(1);
    }

    static String network(String host) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(host);
        return bytes == null || bytes.length != IPV6_BYTES
                ? host
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "::/64";
    }
}
