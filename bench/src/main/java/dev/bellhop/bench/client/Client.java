package dev.bellhop.bench.client;

import dev.bellhop.bench.net.Loop;
import dev.bellhop.bench.net.WebSocket;
import io.netty.buffer.ByteBuf;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One visitor or agent on one socket. A subclass speaks the protocol of one kind of server.
public abstract class Client implements WebSocket.Listener {
    // Full jitter, as src/main/webui/client/src/connection/backoff.ts has it.
    private static final int FIRST_WAIT = 250;
    private static final int LONGEST_WAIT = 20_000;
    private static final int TOO_MANY = 429;
    private final Seat seat;
    private final Events events;
    private WebSocket socket;
    private Consumer<Client> whenReady;
    private Runnable again;
    private boolean gone;
    private int away;

    protected Client(Seat seat, Events events) {
        this.seat = seat;
        this.events = events;
    }

    public final Seat seat() {
        return seat;
    }

    protected final Events events() {
        return events;
    }

    protected abstract String path();

    protected String protocol() {
        return null;
    }

    /// Says something that others shall hear.
    ///
    /// @param sentAt when it was due; it travels in the text to its receiver
    public abstract void post(long sentAt);

    public abstract void typing();

    public final void connect(Loop loop, int port, Link link, Consumer<Client> ready) {
        whenReady = ready;
        again = () -> {
            if (gone) {
                return;
            }
            socket = new WebSocket(this, path(), protocol());
            socket.connect(loop, port, link == Link.SLOW);
        };
        again.run();
    }

    /// The server has no room just now. A client that may come back does, after the wait of the service's own clients.
    ///
    /// @param retryAfter seconds that the server asked for
    protected final void sentAway(boolean mayReturn, int retryAfter, String why) {
        socket.cut();
        if (mayReturn) {
            events.cameBack(this);
            var longest = Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(away++, 10));
            var wait = retryAfter * 1_000 + ThreadLocalRandom.current().nextInt(longest);
            socket.loop().schedule(again, wait, TimeUnit.MILLISECONDS);
        } else {
            events.failed(this, why);
        }
    }

    public final void pauseReading() {
        socket.pauseReading();
    }

    public final void cut() {
        gone = true;
        if (socket != null) {
            socket.cut();
        }
    }

    protected final void send(String text) {
        socket.send(text);
    }

    protected final void ready() {
        if (whenReady != null) {
            var then = whenReady;
            whenReady = null;
            then.accept(this);
        }
    }

    @Override
    public abstract void text(ByteBuf payload);

    @Override
    public final void notUpgraded(int status, String why) {
        sentAway(status == TOO_MANY || status >= 500, 0, why);
    }

    @Override
    public final void closed(String why) {
        events.failed(this, why);
    }
}
