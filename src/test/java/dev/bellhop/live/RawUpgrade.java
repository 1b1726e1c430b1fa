package dev.bellhop.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// An upgrade by hand, to offer what the JDK's client does not.
final class RawUpgrade {
    private RawUpgrade() {}

    /// The head of the service's answer.
    static String answer(String base, String path, String extensions) {
        return ask(base, path, "Sec-WebSocket-Extensions: " + extensions);
    }

    /// The same, as a proxy asks for a client at this address.
    static String from(String address, String base, String path) {
        return ask(base, path, "X-Forwarded-For: " + address);
    }

    private static String ask(String base, String path, String header) {
        var uri = URI.create(base);
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(20_000);
            var request = "GET " + path + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                    + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + header + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return head(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String head(Socket socket) throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }
}
