package dev.bellhop.security.http;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.util.Optional;

/// A CIDR block such as `10.0.0.0/8`, or one address.
public record Network(BigInteger address, int bytes, int prefix) {

    /// Empty for a host name.
    public static Optional<Network> parse(String text) {
        var parts = text.strip().split("/", 2);
        var bytes = NetUtil.createByteArrayFromIpAddressString(parts[0]);
        if (bytes == null) {
            return Optional.empty();
        }
        var prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : bytes.length * Byte.SIZE;
        return Optional.of(new Network(new BigInteger(1, bytes), bytes.length, prefix));
    }

    public boolean contains(String host) {
        var other = NetUtil.createByteArrayFromIpAddressString(host);
        return other != null
                && other.length == bytes
                && address.xor(new BigInteger(1, other)).bitLength() <= bytes * Byte.SIZE - prefix;
    }
}
