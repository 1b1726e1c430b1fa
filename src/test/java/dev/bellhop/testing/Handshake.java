package dev.bellhop.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A request to open a socket, to be bent. A header that is null is left out.
public record Handshake(String line, Map<String, String> headers, String body) {
    public static Handshake proper(String path) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Host", "localhost");
        headers.put("Upgrade", "websocket");
        headers.put("Connection", "Upgrade");
        headers.put("Sec-WebSocket-Version", "13");
        headers.put("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        headers.put("Sec-WebSocket-Protocol", "bellhop.v1");
        return new Handshake("GET " + path + " HTTP/1.1", headers, "");
    }

    public Handshake line(String other) {
        return new Handshake(other, headers, body);
    }

    public Handshake with(String name, String value) {
        var changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new Handshake(line, changed, body);
    }

    public Handshake body(String text) {
        return new Handshake(line, headers, text);
    }

    public String request() {
        var head = headers.entrySet().stream()
                .filter(header -> header.getValue() != null)
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
        return line + "\r\n" + head + "\r\n" + body;
    }
}
