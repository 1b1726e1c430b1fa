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

/// A relay on nothing but Netty, the ceiling of the service's own stack: it passes bytes on and never looks at them.
/// Given a database, it stores them first and tells their sender: the least that anybody waits for who stores before
/// he delivers.
public final class NettyRelay extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private static final Map<String, Set<Channel>> ROOMS = new ConcurrentHashMap<>();
    private final GroupCommit store;
    private Set<Channel> room;

    private NettyRelay(GroupCommit store) {
        this.store = store;
    }

    /// @param arguments the port, and the database's URL where messages are to be stored
    public static void main(String... arguments) throws SQLException {
        var store = arguments.length > 1 ? GroupCommit.start(arguments[1]) : null;
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
                                        new NettyRelay(store));
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
        if (store == null) {
            pass(context.channel(), frame.content());
        } else {
            var content = frame.content().retain();
            store.submit(content.toString(UTF_8), context.channel().eventLoop(), () -> {
                pass(context.channel(), content);
                content.release();
                context.writeAndFlush(new TextWebSocketFrame("stored"));
            });
        }
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
