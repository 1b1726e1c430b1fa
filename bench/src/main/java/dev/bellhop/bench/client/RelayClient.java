package dev.bellhop.bench.client;

import io.netty.buffer.ByteBuf;

/// Speaks to relays: the first text names the room, all others go unchanged to the others in it.
public final class RelayClient extends Client {
    private static final String TYPING = "{\"type\":\"typing\",\"conversation\":\"0198f006-0000-7000-8000-000000000000\",\"on\":true}";

    public RelayClient(Seat seat, Events events) {
        super(seat, events);
    }

    @Override
    protected String path() {
        return "/";
    }

    @Override
    public void opened() {
        send("room-" + seat().conversation());
    }

    @Override
    public void post(long sentAt) {
        send(Body.of(seat(), sentAt));
    }

    @Override
    public void typing() {
        send(TYPING);
    }

    @Override
    public void text(ByteBuf payload) {
        switch (payload.getByte(payload.readerIndex())) {
            case '#' -> events().delivered(this, Body.sentAt(payload, payload.readerIndex()));
            case '{' -> events().typing(this);
            case 'j' -> ready();
            case 's' -> events().acked(this, 0);
            default -> throw new IllegalStateException("a relay said something of its own");
        }
    }
}
