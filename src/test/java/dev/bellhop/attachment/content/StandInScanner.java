package dev.bellhop.attachment.content;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// Speaks as much of ClamAV's protocol as `INSTREAM` needs, on loopback. It knows one virus: EICAR's test file, which
/// is harmless.
public final class StandInScanner implements AutoCloseable {
    public static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Manner manner;
    final List<byte[]> scanned = new CopyOnWriteArrayList<>();

    /// How it behaves.
    public enum Manner {
        HONEST,
        /// Closes the connection after a few bytes.
        CUTS,
        /// Takes all and says nothing.
        SILENT,
        /// Takes nothing and says nothing.
        STUCK,
        /// Allows 100 KB.
        SMALL,
        /// Answers something else.
        ODD
    }

    public StandInScanner(Manner manner) throws IOException {
        this.manner = manner;
        Thread.ofVirtual().start(this::accept);
    }

    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException _) {
            // It was closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            switch (manner) {
                case STUCK -> closed.await();
                case CUTS -> socket.getInputStream().readNBytes(20);
                case HONEST, SILENT, SMALL, ODD -> scan(socket);
            }
        } catch (IOException _) {
            // The client is gone.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void scan(Socket socket) throws IOException, InterruptedException {
        var in = new DataInputStream(socket.getInputStream());
        var command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
        if (!command.equals("zINSTREAM\0")) {
            answer(socket, "UNKNOWN COMMAND");
            return;
        }
        var content = new ByteArrayOutputStream();
        for (var length = in.readInt(); length > 0; length = in.readInt()) {
            content.writeBytes(in.readNBytes(length));
            if (manner == Manner.SMALL && content.size() > 100_000) {
                answer(socket, "INSTREAM size limit exceeded. ERROR");
                return;
            }
        }
        if (manner == Manner.SILENT) {
            closed.await();
        }
        scanned.add(content.toByteArray());
        var isInfected = content.toString(StandardCharsets.ISO_8859_1).contains(EICAR);
        answer(
                socket,
                manner == Manner.ODD
                        ? "COMMAND READ TIMED OUT"
                        : isInfected ? "stream: Eicar-Test-Signature FOUND" : "stream: OK");
    }

    private static void answer(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\0").getBytes(StandardCharsets.US_ASCII));
    }
}
