package dev.bellhop.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A network between browser and service that can be cut: every open connection at once, without a goodbye.
class CuttingProxy implements AutoCloseable {
    private static final Carrier FAITHFUL = new Carrier() {
        @Override
        public void there(InputStream from, OutputStream to) throws IOException {
            from.transferTo(to);
        }

        @Override
        public void back(InputStream from, OutputStream to) throws IOException {
            from.transferTo(to);
        }
    };

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    CuttingProxy(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    String base() {
        return "http://localhost:" + port();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void connect(Socket client) {
        try {
            var service = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(service);
            connect(client, service);
        } catch (IOException _) {
            // The service is away.
            end(client);
        }
    }

    private void connect(Socket client, Socket service) throws IOException {
        var carrier = carrier();
        Thread.ofVirtual().start(() -> pump(service, client, carrier::back));
        pump(client, service, carrier::there);
    }

    /// What it does with the bytes of one connection.
    interface Carrier {
        void there(InputStream from, OutputStream to) throws IOException;

        void back(InputStream from, OutputStream to) throws IOException;
    }

    interface Way {
        void carry(InputStream from, OutputStream to) throws IOException;
    }

    Carrier carrier() {
        return FAITHFUL;
    }

    private void pump(Socket from, Socket to, Way way) {
        try {
            way.carry(from.getInputStream(), to.getOutputStream());
        } catch (IOException _) {
            // Either side went away, which is what this class is for.
        } finally {
            end(from);
            end(to);
        }
    }

    void cut() {
        open.forEach(this::end);
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
