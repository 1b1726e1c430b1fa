package dev.bellhop.live.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.IntConsumer;

/// Counts what arrives before the frame decoder, which keeps an unfinished frame to itself.
final class ArrivalMeter extends ChannelInboundHandlerAdapter {
    static final String NAME = "bellhop-arrival-meter";
    private final IntConsumer bytes;

    ArrivalMeter(IntConsumer bytes) {
        this.bytes = bytes;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf arrived) {
            bytes.accept(arrived.readableBytes());
        }
        ctx.fireChannelRead(message);
    }
}
