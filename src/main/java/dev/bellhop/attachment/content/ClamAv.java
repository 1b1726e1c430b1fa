package dev.bellhop.attachment.content;

import dev.bellhop.attachment.content.ScanResult.Clean;
import dev.bellhop.attachment.content.ScanResult.Infected;
import dev.bellhop.attachment.content.ScanResult.NotChecked;
import io.quarkus.logging.Log;
import io.vertx.core.net.HostAndPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/// ClamAV's `INSTREAM` command over TCP: chunks of `length, bytes`, an empty one at the end, and one line as the
/// answer (clamd(8)).
record ClamAv(HostAndPort address, Duration timeout) {
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 32 * 1024;
    private static final int LONGEST_ANSWER = 1_024;
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");

    /// @throws IOException if the content cannot be read
    ScanResult scan(InputStream content) throws IOException {
        try (var socket = new Socket()) {
            // The socket's own timeouts begin anew with each byte, and a write has none.
            var watch = Thread.startVirtualThread(() -> closeLate(socket));
            try {
                return scan(content, socket);
            } finally {
                watch.interrupt();
            }
        } catch (ScannerFailure e) {
            return new NotChecked(e.getMessage());
        }
    }

    private ScanResult scan(InputStream content, Socket socket) throws IOException {
        var chunk = new byte[CHUNK];
        var connection = open(socket);
        for (var length = content.readNBytes(chunk, 0, CHUNK);
                length > 0;
                length = content.readNBytes(chunk, 0, CHUNK)) {
            if (!connection.sends(chunk, length)) {
                break;
            }
        }
        return connection.verdict();
    }

    private Connection open(Socket socket) throws ScannerFailure {
        try {
            socket.connect(new InetSocketAddress(address.host(), address.port()), (int) timeout.toMillis());
            var connection = new Connection(socket);
            connection.out().write(COMMAND);
            return connection;
        } catch (IOException e) {
            throw new ScannerFailure("it cannot be reached", e);
        }
    }

    private void closeLate(Socket socket) {
        try {
            Thread.sleep(timeout);
            socket.close();
        } catch (InterruptedException _) {
            // It was done in time.
        } catch (IOException e) {
            Log.debug("closing the connection to the virus scanner", e);
        }
    }

    /// The scanner failed, which says nothing of the content.
    private static final class ScannerFailure extends IOException {
        ScannerFailure(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    private record Connection(Socket socket, OutputStream out) {
        Connection(Socket socket) throws IOException {
            this(socket, socket.getOutputStream());
        }

        /// @return false if the scanner takes no more, which its answer may explain: files may be too long for it
        boolean sends(byte[] chunk, int length) {
            try {
                if (socket.getInputStream().available() > 0) {
                    return false;
                }
                out.write(ByteBuffer.allocate(Integer.BYTES + length)
                        .putInt(length)
                        .put(chunk, 0, length)
                        .array());
                return true;
            } catch (IOException _) {
                return false;
            }
        }

        ScanResult verdict() throws ScannerFailure {
            var _ = sends(new byte[0], 0);
            try {
                var answer = new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
                return verdict(answer.replace("\0", "").strip());
            } catch (IOException e) {
                throw new ScannerFailure("it did not answer in time, or broke off", e);
            }
        }

        private static ScanResult verdict(String answer) {
            var found = FOUND.matcher(answer);
            if (found.matches()) {
                return new Infected(found.group(1));
            }
            return switch (answer) {
                case "stream: OK" -> new Clean();
                case "" -> new NotChecked("it broke off");
                default -> new NotChecked("it answered: " + answer);
            };
        }
    }
}
