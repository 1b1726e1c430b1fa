package dev.bellhop.bench.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/// GETs over a few kept connections, on the loop. A request that finds no free connection waits, and the wait counts.
public final class Http {
    /// @param status 0 where the connection broke
    public record Answer(int status, String body) {}

    private record Call(String path, Consumer<Answer> then) {}

    private final String token;
    private final Queue<Call> waiting = new ArrayDeque<>();
    private final Queue<Channel> free = new ArrayDeque<>();
    private boolean closed;

    /// @param token null for anonymous requests
    public Http(Loop loop, int port, String token, int connections) {
        this.token = token;
        for (int n = 0; n < connections; n++) {
            new Bootstrap()
                    .group(loop.eventLoop())
                    .channel(EpollSocketChannel.class)
                    .handler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline()
                                    .addLast(new HttpClientCodec(), new HttpObjectAggregator(4 << 20), new Answers());
                        }
                    })
                    .connect("127.0.0.1", port)
                    .addListener(done -> {
                        if (!done.isSuccess()) {
                            refuse();
                        }
                    });
        }
    }

    /// Call it on the loop.
    public void get(String path, Consumer<Answer> then) {
        waiting.add(new Call(path, then));
        next();
    }

    /// Call it on the loop.
    public void close() {
        closed = true;
        List.copyOf(free).forEach(Channel::close);
    }

    private void refuse() {
        var call = waiting.poll();
        if (call != null) {
            call.then.accept(new Answer(0, "no connection"));
        }
    }

    private void next() {
        while (!waiting.isEmpty() && !free.isEmpty()) {
            var channel = free.remove();
            var call = waiting.remove();
            channel.pipeline().get(Answers.class).call = call;
            var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, call.path);
            request.headers().set("Host", "127.0.0.1");
            if (token != null) {
                request.headers().set("Authorization", "Bearer " + token);
            }
            channel.writeAndFlush(request);
        }
    }

    private final class Answers extends SimpleChannelInboundHandler<FullHttpResponse> {
        private Call call;

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            free.add(ctx.channel());
            next();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpResponse answer) {
            var done = call;
            call = null;
            if (closed) {
                ctx.close();
            } else {
                free.add(ctx.channel());
            }
            done.then.accept(new Answer(
                    answer.status().code(), answer.content().toString(StandardCharsets.UTF_8)));
            next();
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            free.remove(ctx.channel());
            if (call != null) {
                call.then.accept(new Answer(0, "the connection went"));
            }
        }
    }
}
