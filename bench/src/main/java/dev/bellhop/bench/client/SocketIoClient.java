package dev.bellhop.bench.client;

import io.netty.buffer.ByteBuf;

/// Engine.IO 4 over WebSocket alone, and Socket.IO 5 on top: `0` open, `2` ping, `3` pong, `40` connect, `42` event.
public final class SocketIoClient extends Client {
    public SocketIoClient(Seat seat, Events events) {
        super(seat, events);
    }

    @Override
    protected String path() {
        return "/socket.io/?EIO=4&transport=websocket";
    }

    @Override
    public void opened() {}

    @Override
    public void post(long sentAt) {
        send("42[\"m\",\"" + Body.of(seat(), sentAt) + "\"]");
    }

    @Override
    public void typing() {
        send("42[\"m\",\"typing\"]");
    }

    @Override
    public void text(ByteBuf payload) {
        var start = payload.readerIndex();
        switch (payload.getByte(start)) {
            case '0' -> send("40");
            case '2' -> send("3");
            case '4' -> {
                if (payload.getByte(start + 1) == '0') {
                    send("42[\"join\",\"room-" + seat().conversation() + "\"]");
                } else {
                    event(payload, payload.getByte(start + 4));
                }
            }
            default -> throw new IllegalStateException("an Engine.IO packet that is not expected");
        }
    }

    private void event(ByteBuf payload, byte name) {
        if (name == 'j') {
            ready();
            return;
        }
        var at = Body.find(payload);
        if (at < 0) {
            events().typing(this);
        } else {
            events().delivered(this, Body.sentAt(payload, at));
        }
    }
}
