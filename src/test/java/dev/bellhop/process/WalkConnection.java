package dev.bellhop.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellhop.testing.TestSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

/// One client's connections, one after the other, over a network of its own.
final class WalkConnection implements AutoCloseable {
    private final CuttingProxy network;
    private final String path;
    private TestSocket socket;

    WalkConnection(int port, String path) {
        this.network = new CuttingProxy(port);
        this.path = path;
    }

    /// @return whether somebody answers
    boolean open() {
        try {
            socket = TestSocket.open(network.base(), path);
            return true;
        } catch (CompletionException _) {
            return false;
        }
    }

    /// Also while there is something to hear that came before the end.
    boolean isOpen() {
        return socket != null && !socket.isClosed();
    }

    void send(String type, UnaryOperator<TestSocket.Frame> fields) {
        try {
            fields.apply(socket.send(type)).go();
        } catch (CompletionException _) {
            socket.cut();
        }
    }

    Optional<JsonNode> next(Duration patience) {
        return socket == null ? Optional.empty() : socket.next(patience);
    }

    /// In one of the ways in which connections end. What was on its way is lost.
    void lose(Random random) {
        switch (random.nextInt(3)) {
            case 0 -> network.cut();
            case 1 -> socket.cut();
            default -> socket.close();
        }
        socket = null;
    }

    @Override
    public void close() {
        try {
            network.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
