package dev.bellhop.bench.relay;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A relay on nothing but Netty, the ceiling of the service's own stack: it passes bytes on and never looks at them.
public final class NettyRelay extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private static final Map<String, Set<Channel>> ROOMS = new ConcurrentHashMap<>();
    private Set<Channel> room;

    private NettyRelay() {}

    public static void main(String... arguments) {
        new ServerBootstrap()
                .group(new EpollEventLoopGroup(1), new EpollEventLoopGroup())
                .channel(EpollServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(8192),
                                        new WebSocketServerProtocolHandler("/"),
                                        new NettyRelay());
                    }
                })
                .bind("127.0.0.1", Integer.parseInt(arguments[0]))
                .syncUninterruptibly();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
        if (room == null) {
            room = ROOMS.computeIfAbsent(frame.text(), _ -> ConcurrentHashMap.newKeySet());
            room.add(context.channel());
            context.writeAndFlush(new TextWebSocketFrame("joined"));
            return;
        }
        for (var other : room) {
            if (other != context.channel()) {
                other.writeAndFlush(new TextWebSocketFrame(frame.content().retainedDuplicate()));
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (room != null) {
            room.remove(context.channel());
        }
    }
}
