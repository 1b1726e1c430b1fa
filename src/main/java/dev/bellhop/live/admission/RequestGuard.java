package dev.bellhop.live.admission;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.bellhop.common.Problem;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.http.ClientAddresses;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Stands between Netty's decoder and Vert.x on every connection. Refuses odd requests before anything behind sees
/// them, and those for whose bodies and answers there is no room. Removed when the connection becomes a socket. Runs on
/// the connection's event loop.
final class RequestGuard extends ChannelDuplexHandler {
    static final String NAME = "bellhop-request-guard";
    /// How long a refused client may go on sending before the connection is closed; closed at once, it might not see
    /// the refusal.
    private static final int LINGER_SECONDS = 1;

    private final RequestRules rules;
    private final Deque<RequestExchange> exchanges = new ArrayDeque<>(1);
    private ChannelHandlerContext context;
    /// The refusal that is owed once earlier requests are answered. Nothing behind it is heard.
    private Refusal owed;
    private boolean refused;
    private boolean crowded;

    RequestGuard(RequestRules rules) {
        this.rules = rules;
    }

    static Optional<RequestGuard> in(ChannelHandlerContext ctx) {
        return Optional.ofNullable((RequestGuard) ctx.pipeline().get(NAME));
    }

    /// The next request has waited too long for somebody to work on it.
    void refuseNext() {
        crowded = true;
    }

    static Optional<RequestGuard> of(HttpConnection connection) {
        var pipeline = ((ConnectionBase) connection).channelHandlerContext().pipeline();
        return Optional.ofNullable((RequestGuard) pipeline.get(NAME));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (owed == null) {
            look(message).ifPresent(refusal -> refuse(refusal, exchanges.getLast()));
        }
        if (owed == null) {
            ctx.fireChannelRead(message);
            return;
        }
        var isEnd =
                message instanceof LastHttpContent last && last.decoderResult().isSuccess();
        ReferenceCountUtil.release(message);
        if (refused && isEnd) {
            hangUp();
        }
    }

    private Optional<Refusal> look(Object message) {
        if (crowded && !exchanges.isEmpty() && message instanceof LastHttpContent) {
            return Optional.of(crowded());
        }
        var refusal = message instanceof HttpRequest head ? begin(head) : Optional.<Refusal>empty();
        return refusal.isEmpty() && message instanceof HttpContent content && !exchanges.isEmpty()
                ? exchanges.getLast().receive(content.content().readableBytes())
                : refusal;
    }

    private Optional<Refusal> begin(HttpRequest head) {
        if (head.decoderResult().isFailure()) {
            exchanges.add(rules.exchange(peer(context), head));
            return Optional.of(unreadable(head.decoderResult().cause()));
        }
        var forwardedFor = head.headers().getAll("X-Forwarded-For");
        var peer = peer(context);
        var address = rules.addresses().of(peer, forwardedFor);
        var exchange = rules.exchange(address.orElse(peer), head);
        exchanges.add(exchange);
        if (address.isEmpty()) {
            return Optional.of(Refusal.malformed("The X-Forwarded-For header names something that is no address."));
        }
        if (crowded) {
            return Optional.of(crowded());
        }
        return RequestHeadCheck.refusal(head).or(() -> exchange.begin(declared(head)));
    }

    private static Refusal unreadable(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> Refusal.addressTooLong();
            case TooLongHttpHeaderException _ -> Refusal.headersTooLong();
            default -> Refusal.malformed("This is no request of HTTP/1.1.");
        };
    }

    private static Refusal crowded() {
        return Refusal.tooMany("Too many requests are worked on at once. Try again in a moment.", LINGER_SECONDS);
    }

    private static long declared(HttpRequest head) {
        // What is no number is Vert.x's to refuse.
        try {
            return HttpUtil.getContentLength(head, 0L);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    static String peer(ChannelHandlerContext ctx) {
        return ctx.channel().remoteAddress() instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress().getHostAddress()
                : ClientAddresses.LOCAL;
    }

    /// The caller of the request that is being served is not known, so its body has to be small.
    ///
    /// @param declared length of the body, or 0 if it is not said
    void restrict(long declared, Runnable pass) {
        var served = exchanges.peekFirst();
        var refusal = served == null ? Optional.<Refusal>empty() : served.restrict(rules.strangersBody(), declared);
        refusal.ifPresentOrElse(why -> refuse(why, served), pass);
    }

    private void refuse(Refusal refusal, RequestExchange exchange) {
        owed = refusal;
        if (exchanges.peekFirst() == exchange) {
            pay();
        } else {
            exchanges.remove(exchange);
            exchange.end();
        }
    }

    private void pay() {
        refused = true;
        end();
        var _ = context.writeAndFlush(answer(owed));
        var _ = context.executor().schedule(this::hangUp, LINGER_SECONDS, SECONDS);
    }

    private void hangUp() {
        var _ = context.close();
    }

    private Object answer(Refusal refusal) {
        var status = HttpResponseStatus.valueOf(refusal.code().status());
        var body = ByteBufUtil.writeUtf8(context.alloc(), rules.problems().write(refusal));
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set("X-Content-Type-Options", "nosniff");
        if (refusal.retryAfter() != null) {
            answer.headers().set(HttpHeaderNames.RETRY_AFTER, refusal.retryAfter());
        }
        return answer;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (refused) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        var exchange = exchanges.peekFirst();
        if (exchange == null) {
            var _ = ctx.write(message, promise);
        } else {
            write(ctx, message, promise.unvoid(), exchange);
        }
        if (message instanceof HttpResponse response
                && response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            ctx.pipeline().remove(this);
        }
    }

    private void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise, RequestExchange exchange) {
        var bytes = message instanceof HttpContent content ? content.content().readableBytes() : 0;
        var isLast = message instanceof LastHttpContent && !isInformational(message);
        if (bytes > 0 && !exchange.send(bytes)) {
            // Too much waits for this address already, and an answer cannot be taken back.
            refused = true;
            owed = Refusal.unavailable();
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            end();
            hangUp();
            return;
        }
        if (bytes > 0) {
            promise.addListener(_ -> exchange.taken(bytes));
        }
        var _ = ctx.write(message, promise);
        if (isLast) {
            exchanges.remove(exchange);
            exchange.end();
            if (owed != null && exchanges.isEmpty()) {
                pay();
            }
        }
    }

    private static boolean isInformational(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        end();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        end();
    }

    private void end() {
        exchanges.forEach(RequestExchange::end);
        exchanges.clear();
    }
}
