package dev.bellhop.live.admission;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.Consumer;

/// Stands at one door, and lets in no more at a time than the event loops come around to: where ten thousand come back
/// at once, the others wait in the kernel's queue and not in front of those who are talking. What those who came in do
/// then does not matter, so that nobody can keep the door shut.
final class AcceptThrottle extends ChannelInboundHandlerAdapter {
    /// As many as Netty accepts in one go.
    static final int AT_ONCE = 16;

    private final Consumer<Channel> welcome;
    private int arriving; // known to the door's own loop alone

    /// @param welcome sees each connection before anything else does, and may close it
    AcceptThrottle(Consumer<Channel> welcome) {
        this.welcome = welcome;
    }

    @Override
    public void channelRead(ChannelHandlerContext door, Object child) {
        if (child instanceof Channel connection) {
            welcome.accept(connection);
            if (connection.isOpen()) {
                door.fireChannelRead(child);
                await(door, connection);
            }
        } else {
            door.fireChannelRead(child);
        }
    }

    // One that is still open has been given its event loop.
    private void await(ChannelHandlerContext door, Channel connection) {
        if (connection.isOpen()) {
            count(door, 1);
            connection.eventLoop().execute(() -> door.executor().execute(() -> count(door, -1)));
        }
    }

    private void count(ChannelHandlerContext door, int change) {
        arriving += change;
        door.channel().config().setAutoRead(arriving < AT_ONCE);
    }
}
