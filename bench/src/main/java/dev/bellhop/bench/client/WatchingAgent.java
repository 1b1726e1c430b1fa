package dev.bellhop.bench.client;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/// An agent who watches the page that is shown in its conversation, and counts the bytes.
public final class WatchingAgent extends BellhopClient {
    private static final String PAGE = "{\"type\":\"assist.page\"";
    private static final String ID = "\"id\":\"";
    private static final int LENGTH = 36;
    private boolean watches;
    private long bytes;

    public WatchingAgent(Seat seat, Events events) {
        super(seat, events);
    }

    public boolean watches() {
        return watches;
    }

    /// Of pages, so far received.
    public long bytes() {
        return bytes;
    }

    @Override
    protected void assist(ByteBuf payload) {
        var start = payload.toString(payload.readerIndex(), PAGE.length(), StandardCharsets.ISO_8859_1);
        if (start.equals(PAGE)) {
            bytes += payload.readableBytes();
        } else if (!watches) {
            watch(payload.toString(StandardCharsets.ISO_8859_1));
        }
    }

    private void watch(String session) {
        if (session.contains("\"state\":\"active\"")) {
            var at = session.indexOf(ID) + ID.length();
            watches = true;
            send("{\"type\":\"assist.watch\",\"session\":\"" + session.substring(at, at + LENGTH) + "\"}");
        }
    }
}
