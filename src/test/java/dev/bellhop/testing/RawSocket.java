package dev.bellhop.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;

/// A client that says exactly the bytes it is told to.
public final class RawSocket implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private final Socket socket;
    private final DataInputStream in;

    /// What came from the service. `code` is a close frame's.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Received(int opcode, boolean fin, byte[] payload) {
        public String text() {
            return new String(payload, UTF_8);
        }

        public int code() {
            return payload.length == 0 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xffff;
        }
    }

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /// A connection, without a handshake yet.
    public static RawSocket connect(String base) {
        return connect(base, 0);
    }

    /// @param room bytes that may wait unread, or 0 for what the system likes
    public static RawSocket connect(String base, int room) {
        return connect(base, room, "127.0.0.1");
    }

    /// One of a crowd, which comes from many addresses as real ones do: no more from each than it may have.
    public static RawSocket oneOf(int number, String base, int room) {
        return connect(base, room, "127.0.1." + (1 + number / 400));
    }

    /// @param from an address of this machine, such as `127.0.2.7`
    public static RawSocket from(String from, String base) {
        return connect(base, 0, from);
    }

    private static RawSocket connect(String base, int room, String from) {
        var uri = URI.create(base);
        try {
            var socket = new Socket();
            if (room > 0) {
                socket.setReceiveBufferSize(room);
            }
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            return new RawSocket(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RawSocket open(String base, String path) {
        return connect(base).upgrade(path);
    }

    public RawSocket upgrade(String path) {
        var head = ask(Handshake.proper(path).request());
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new AssertionError("not a socket: " + head);
        }
        return this;
    }

    /// Sends a request by hand.
    ///
    /// @return the head of the answer, or as much of it as came
    public String ask(String request) {
        bytes(request.getBytes(ISO_8859_1));
        var head = new ByteArrayOutputStream();
        try {
            while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                head.write(in.readByte());
            }
        } catch (EOFException | SocketException _) {
            return head.toString(ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return head.toString(ISO_8859_1);
    }

    public RawSocket send(RawFrame... frames) {
        var all = new ByteArrayOutputStream();
        for (var frame : frames) {
            all.writeBytes(frame.encoded());
        }
        bytes(all.toByteArray());
        return this;
    }

    public void bytes(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Received next() {
        try {
            int first = in.readUnsignedByte();
            int second = in.readUnsignedByte();
            if ((second & 0x80) != 0 || (first & 0x70) != 0) {
                throw new AssertionError("the service masks, or sets reserved bits");
            }
            int length = second < 126 ? second : second == 126 ? in.readUnsignedShort() : (int) in.readLong();
            return new Received(first & 0xf, (first & 0x80) != 0, in.readNBytes(length));
        } catch (IOException e) {
            throw new AssertionError("no frame came: " + e, e);
        }
    }

    /// The next frame of this kind; JSON in others is dropped.
    public Received next(int opcode) {
        while (true) {
            var frame = next();
            if (frame.opcode() == opcode) {
                return frame;
            }
            if (frame.opcode() != RawFrame.TEXT) {
                throw new AssertionError("opcode " + frame.opcode() + " came instead of " + opcode + ", code "
                        + frame.code() + " " + frame.text());
            }
        }
    }

    /// The next JSON that holds this.
    public String expect(String part) {
        while (true) {
            var text = next(RawFrame.TEXT).text();
            if (text.contains(part)) {
                return text;
            }
        }
    }

    /// The code that the service closes with. Nothing may come after it but the end of the connection.
    public int closeCode() {
        var close = next(RawFrame.CLOSE);
        if (!isAtItsEnd()) {
            throw new AssertionError("something came after the close frame");
        }
        return close.code();
    }

    /// All that still comes until the connection ends.
    public String rest() {
        try {
            return new String(in.readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whatever comes, it ends.
    public boolean ends() {
        try {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketException _) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAtItsEnd() {
        try {
            return in.read() < 0;
        } catch (SocketException _) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// No more will be said; what comes can still be read.
    public void halfClose() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Goes without a word and without reading what is left: the service's system is told by a reset.
    public void reset() {
        if (socket.isClosed()) {
            return;
        }
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
