package dev.bellhop.live.rfc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.RawFrame;
import dev.bellhop.testing.RawSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// A well-behaved client beside a bad one: it posts now and then, and expects to be served as if it were alone.
final class HonestClient implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private final RawSocket socket;
    private final UUID conversation;
    private final Thread thread;
    private volatile boolean stop;
    private final AtomicInteger acks = new AtomicInteger();
    private volatile Throwable failure;

    HonestClient(RawSocket socket, UUID conversation) {
        this.socket = socket;
        this.conversation = conversation;
        this.thread = Thread.ofPlatform().name("neighbour").start(this::live);
    }

    private void live() {
        try {
            while (!stop) {
                var ref = "n" + acks.get();
                socket.send(RawFrame.text(SocketTestBase.post(conversation, ref, "How are you")));
                socket.expect("\"ack\",\"ref\":\"" + ref + "\"");
                acks.incrementAndGet();
                Thread.sleep(PAUSE);
            }
        } catch (Throwable t) {
            failure = t;
        }
    }

    /// Stops, and says how it was.
    @Override
    public void close() {
        stop = true;
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        socket.close();
        assertThat(failure).as("the neighbour was served").isNull();
        assertThat(acks.get()).as("the neighbour's acks").isPositive();
    }
}
