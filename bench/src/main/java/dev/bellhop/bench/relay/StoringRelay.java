package dev.bellhop.bench.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
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
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A relay on nothing but Netty that stores a message, passes it on and tells its sender. It never looks at the bytes:
/// the least that any service costs which stores before it delivers.
public final class StoringRelay extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private static final Map<String, Set<Channel>> ROOMS = new ConcurrentHashMap<>();
    private final GroupCommit store;
    private Set<Channel> room;

    private StoringRelay(GroupCommit store) {
        this.store = store;
    }

    /// @param arguments the port and the database's URL
    public static void main(String... arguments) throws SQLException {
        var store = GroupCommit.start(arguments[1]);
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
                                        new StoringRelay(store));
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
        var content = frame.content().retain();
        store.submit(content.toString(UTF_8), context.channel().eventLoop(), () -> {
            pass(context.channel(), content);
            content.release();
            context.writeAndFlush(new TextWebSocketFrame("stored"));
        });
    }

    private void pass(Channel from, ByteBuf content) {
        for (var other : room) {
            if (other != from) {
                other.writeAndFlush(new TextWebSocketFrame(content.retainedDuplicate()));
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
