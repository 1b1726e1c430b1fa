package dev.bellhop.live.admission;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.concurrent.Future;

/// Closes a connection whose request takes too long to arrive. First in the pipeline, with a second handler (`Inside`)
/// behind the decoder that sees where requests begin and end. Removed when the connection becomes a socket. Runs on the
/// connection's event loop.
///
/// ```
/// HEAD --head--> BODY --end--> NOTHING --byte--> HEAD
/// ```
///
/// No limit applies while an earlier request is being answered: then we may be the ones who do not read.
final class RequestTimeoutHandler extends ChannelInboundHandlerAdapter {
    private static final String INSIDE = "bellhop-request-clock-inside";
    // The names of Vert.x's handlers.
    private static final String DECODER = "httpDecoder";
    private static final String HANDLER = "handler";
    private static final String HANDSHAKE = "bellhop-after-handshake";

    private enum Reading {
        HEAD,
        BODY,
        NOTHING
    }

    private final RequestConfig config;
    private final IdleConnectionLimit idleConnections;
    private final Inside inside = new Inside();
    private ChannelHandlerContext context;
    private Reading reading = Reading.HEAD;
    private int unanswered;
    private long deadline;
    private Future<?> alarm;
    private boolean looksInside;

    RequestTimeoutHandler(RequestConfig config, IdleConnectionLimit idleConnections) {
        this.config = config;
        this.idleConnections = idleConnections;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        idleConnections.enter(this);
        begin(Reading.HEAD);
        arm();
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object bytes) {
        if (!looksInside) {
            lookInside(ctx);
        }
        if (reading == Reading.NOTHING) {
            begin(Reading.HEAD);
        }
        ctx.fireChannelRead(bytes);
    }

    // With TLS the decoder comes late; with HTTP/2, whose connections carry many requests at a time, it never does.
    private void lookInside(ChannelHandlerContext ctx) {
        var pipeline = ctx.pipeline();
        var tls = pipeline.context(SslHandler.class);
        if (tls != null && pipeline.get(HANDSHAKE) == null && pipeline.get(DECODER) == null) {
            pipeline.addAfter(tls.name(), HANDSHAKE, new AfterHandshake());
        }
        if (pipeline.get(DECODER) != null) {
            looksInside = true;
            pipeline.addBefore(HANDLER, INSIDE, inside);
            pipeline.addBefore(HANDLER, RequestTurns.NAME, idleConnections.requestTurns());
            pipeline.addBefore(HANDLER, RequestGuard.NAME, idleConnections.requestGuard());
        } else if (pipeline.get(HANDLER) != null) {
            pipeline.remove(this);
        }
    }

    /// With TLS the decoder is added when the handshake is done, and the first request may come in the same bytes.
    private final class AfterHandshake extends ChannelInboundHandlerAdapter {
        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            ctx.fireUserEventTriggered(event);
            if (event instanceof SslHandshakeCompletionEvent) {
                ctx.pipeline().remove(this);
                if (!looksInside && !context.isRemoved()) {
                    lookInside(context);
                }
            }
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.fireChannelReadComplete();
        arm();
    }

    private void begin(Reading next) {
        reading = next;
        deadline = System.nanoTime() + (next == Reading.BODY ? config.body() : config.head()).toNanos();
    }

    // Most requests arrive in one piece and need no timer.
    private void arm() {
        if (alarm == null && owes()) {
            alarm = context.executor().schedule(this::ring, deadline - System.nanoTime(), NANOSECONDS);
        }
    }

    private boolean owes() {
        return switch (reading) {
            case HEAD -> unanswered == 0;
            case BODY -> unanswered <= 1;
            case NOTHING -> false;
        };
    }

    private void ring() {
        alarm = null;
        if (owes() && deadline - System.nanoTime() <= 0) {
            idleConnections.tooLate();
            close();
        } else {
            arm();
        }
    }

    /// May be called from any thread.
    void close() {
        var _ = context.channel().close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        stop();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        stop();
    }

    private void stop() {
        idleConnections.leave(this);
        reading = Reading.NOTHING;
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }

    /// Sees requests and responses.
    private final class Inside extends ChannelDuplexHandler {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof HttpRequest) {
                unanswered++;
                begin(Reading.BODY);
            }
            if (message instanceof HttpContent content) {
                deadline += SECONDS.toNanos(content.content().readableBytes())
                        / config.pace().asLongValue();
            }
            if (message instanceof LastHttpContent) {
                reading = Reading.NOTHING;
                idleConnections.leave(RequestTimeoutHandler.this);
            }
            ctx.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            var _ = ctx.write(message, promise);
            if (message instanceof HttpResponse response
                    && response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                if (response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
                    ctx.pipeline().remove(this);
                    ctx.pipeline().remove(RequestTimeoutHandler.this);
                }
            } else if (message instanceof LastHttpContent) {
                answered();
            }
        }

        private void answered() {
            unanswered = Math.max(0, unanswered - 1);
            if (unanswered == 0) {
                idleConnections.enter(RequestTimeoutHandler.this);
            }
            if (reading != Reading.NOTHING) {
                begin(reading);
                arm();
            }
        }
    }
}
