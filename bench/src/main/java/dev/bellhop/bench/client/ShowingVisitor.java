package dev.bellhop.bench.client;

import dev.bellhop.bench.net.Loop;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// A visitor who offers its page, and then sends a recorded stretch of one again and again.
public final class ShowingVisitor extends BellhopClient {
    private static final String SESSION = "\"session\":\"";
    private static final int ID = 36;
    private static final long PAUSE = 1_000;
    private final Trace trace;
    private final Loop loop;
    private final String tab;
    private String session;
    private int next;
    private boolean stopped;

    /// @param loop the one it is connected on
    public ShowingVisitor(Seat seat, Events events, Trace trace, Loop loop) {
        super(seat, events);
        this.trace = trace;
        this.loop = loop;
        this.tab = "the tab of visitor %06d".formatted(seat.person());
    }

    @Override
    protected void entered() {
        send("{\"type\":\"assist.offer\",\"conversation\":\"" + conversation + "\",\"tab\":\"" + tab + "\"}");
    }

    /// A picture is wanted: the first time only, as each round of the trace begins with one.
    @Override
    protected void assist(ByteBuf payload) {
        var text = payload.toString(StandardCharsets.ISO_8859_1);
        if (session == null && text.startsWith("{\"type\":\"assist.again\"")) {
            var at = text.indexOf(SESSION) + SESSION.length();
            session = text.substring(at, at + ID);
            go();
        }
    }

    /// Shows nothing more; call it on the loop.
    public void stop() {
        stopped = true;
        send("{\"type\":\"assist.stop\",\"session\":\"" + session + "\"}");
    }

    private void go() {
        if (stopped) {
            return;
        }
        var piece = trace.pieces().get(next);
        send("{\"type\":\"assist.page\",\"session\":\"" + session + "\"," + piece.fields());
        next = (next + 1) % trace.pieces().size();
        var wait = next == 0 ? PAUSE : trace.pieces().get(next).at() - piece.at();
        loop.eventLoop().schedule(this::go, wait, TimeUnit.MILLISECONDS);
    }
}
