package dev.bellhop.live.admission;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.bellhop.live.admission.WorkSlots.Work;
import dev.bellhop.security.http.ClientAddresses;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.BiFunction;

/// Passes a connection's requests on one at a time, each when there is a slot to work on it. Those behind it wait here,
/// and while any do the connection is not read. Removed when the connection becomes a socket. Runs on the connection's
/// event loop.
final class RequestTurns extends ChannelDuplexHandler {
    static final String NAME = "bellhop-request-turns";
    /// Requests that may wait behind the one that is served. What was read at once may hold thousands.
    private static final int MOST_WAITING = 32;
    private static final int PATIENCE_SECONDS = 10;
    /// Where an answer may have to wait for another machine: the files' store, their scanner, an identity provider.
    private static final List<String> ELSEWHERE = List.of(
            "/api/v1/attachments/", "/files/", "/api/v1/single-sign-on/", "/api/v1/workspace/identity-provider");
    private static final Set<HttpMethod> READING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.DELETE, HttpMethod.TRACE);

    private final BiFunction<String, List<String>, Optional<String>> addresses;
    private final WorkSlots slots;
    private final Deque<Object> waiting = new ArrayDeque<>(4);
    private int requestsWaiting;
    /// Passed on, and not answered completely.
    private boolean serving;
    private boolean bodyFollows;
    /// Of the request that is served, or that is next.
    private String address = ClientAddresses.LOCAL;
    private boolean waitsElsewhere;
    private Work work;
    /// Whether the work waits for its slot.
    private boolean held;
    private Future<?> alarm;
    private ChannelHandlerContext context;

    /// @param addresses tells a client's address by its peer's and the `X-Forwarded-For` headers
    RequestTurns(BiFunction<String, List<String>, Optional<String>> addresses, WorkSlots slots) {
        this.addresses = addresses;
        this.slots = slots;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (waiting.isEmpty() && mayPass(message)) {
            pass(message);
            return;
        }
        waiting.add(message);
        ctx.channel().config().setAutoRead(false);
        if (message instanceof HttpRequest && ++requestsWaiting > MOST_WAITING) {
            // What it wants is answered by nobody who would read so far behind.
            var _ = ctx.close();
        }
    }

    private boolean mayPass(Object message) {
        if (held) {
            return false;
        }
        if (message instanceof HttpRequest head) {
            if (serving) {
                return false;
            }
            address = addressOf(head);
            var path = RequestHeadCheck.path(head.uri());
            waitsElsewhere = ELSEWHERE.stream().anyMatch(path::startsWith);
            return waitsForBody(head) || isProbe(head) || hasSlot();
        }
        return !(message instanceof LastHttpContent) || !bodyFollows || hasSlot();
    }

    // Whoever runs the service must not take it for dead because it is busy.
    private static boolean isProbe(HttpRequest head) {
        return head.uri().startsWith("/q/health");
    }

    // What reads answers at once, whatever body it announces.
    private static boolean waitsForBody(HttpRequest head) {
        return hasBody(head) && !READING.contains(head.method());
    }

    // What is odd is refused by those behind.
    private static boolean hasBody(HttpRequest head) {
        return HttpUtil.isTransferEncodingChunked(head)
                || !head.headers().get("Content-Length", "0").strip().equals("0");
    }

    private boolean hasSlot() {
        if (work == null) {
            work = new Work(address, waitsElsewhere, () -> context.executor().execute(this::begin));
            held = !slots.begin(work);
            if (held) {
                alarm = context.executor().schedule(this::giveUp, PATIENCE_SECONDS, SECONDS);
            }
        }
        return !held;
    }

    private String addressOf(HttpRequest head) {
        var peer = RequestGuard.peer(context);
        return ClientAddresses.network(
                addresses.apply(peer, head.headers().getAll("X-Forwarded-For")).orElse(peer));
    }

    // It has got its slot.
    private void begin() {
        held = false;
        silence();
        drain();
    }

    private void giveUp() {
        if (held) {
            RequestGuard.in(context).ifPresent(RequestGuard::refuseNext);
            endWork();
            held = false;
            drainUnslotted();
        }
    }

    private void drainUnslotted() {
        if (!waiting.isEmpty()) {
            pass(next());
            passedAll();
            drain();
        }
    }

    private void drain() {
        var isPassed = false;
        while (!waiting.isEmpty() && context.channel().isActive() && mayPass(waiting.peek())) {
            pass(next());
            isPassed = true;
        }
        if (isPassed) {
            passedAll();
        }
        if (waiting.isEmpty()) {
            context.channel().config().setAutoRead(true);
        }
    }

    // Not within a read of the connection: whoever gathers answers until a read is over would keep them.
    private void passedAll() {
        context.fireChannelReadComplete();
    }

    private Object next() {
        var message = waiting.remove();
        if (message instanceof HttpRequest) {
            requestsWaiting--;
        }
        return message;
    }

    private void pass(Object message) {
        if (message instanceof HttpRequest head) {
            serving = true;
            bodyFollows = hasBody(head);
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        var isInformational = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof HttpResponse && !isInformational) {
            // Its bytes are counted from now on, and what still comes of the request needs nobody.
            endWork();
            bodyFollows = false;
        }
        var _ = ctx.write(message, promise);
        if (message instanceof HttpResponse upgrade
                && upgrade.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            ctx.pipeline().remove(this);
        } else if (message instanceof LastHttpContent && !isInformational) {
            serving = false;
            // Not within the answer: whoever wrote it may write more.
            ctx.executor().execute(this::drain);
        }
    }

    private void endWork() {
        silence();
        if (work != null) {
            var done = work;
            work = null;
            slots.end(done);
        }
    }

    private void silence() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        forget();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        endWork();
        if (ctx.channel().isActive()) {
            waiting.forEach(ctx::fireChannelRead);
            waiting.clear();
            ctx.fireChannelReadComplete();
            ctx.channel().config().setAutoRead(true);
        }
        forget();
    }

    private void forget() {
        endWork();
        held = false;
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }
}
