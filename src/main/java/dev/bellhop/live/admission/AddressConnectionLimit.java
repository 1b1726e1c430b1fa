package dev.bellhop.live.admission;

import dev.bellhop.ratelimit.Counts;
import dev.bellhop.security.http.ClientAddresses;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;

/// Limits the connections of one address. Those of trusted proxies carry everybody's requests and are not counted.
@Singleton
class AddressConnectionLimit {
    private final RequestConfig config;
    private final ClientAddresses addresses;
    private final Counts<String> counts = new Counts<>();

    AddressConnectionLimit(RequestConfig config, ClientAddresses addresses) {
        this.config = config;
        this.addresses = addresses;
    }

    /// Counts a connection until it closes.
    ///
    /// @return false if its address has too many
    boolean admits(Channel connection) {
        if (!(connection.remoteAddress() instanceof InetSocketAddress inet) || inet.getAddress() == null) {
            return true;
        }
        var peer = inet.getAddress().getHostAddress();
        if (addresses.mayBeProxy(peer)) {
            return true;
        }
        var address = ClientAddresses.network(peer);
        if (counts.add(address) > config.perAddress()) {
            counts.remove(address);
            return false;
        }
        connection.closeFuture().addListener(_ -> counts.remove(address));
        return true;
    }
}
