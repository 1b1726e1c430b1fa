package dev.bellhop.live;

import dev.bellhop.async.BackgroundTask;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.Conversations;
import dev.bellhop.conversation.Conversations.Posted;
import dev.bellhop.conversation.ReadMarks;
import dev.bellhop.live.delivery.Hub;
import dev.bellhop.protocol.BadFrame;
import dev.bellhop.protocol.ClientFrame;
import dev.bellhop.protocol.ClientFrame.Assist;
import dev.bellhop.protocol.ClientFrame.Hello;
import dev.bellhop.protocol.ClientFrame.Page;
import dev.bellhop.protocol.ClientFrame.Pong;
import dev.bellhop.protocol.ClientFrame.Post;
import dev.bellhop.protocol.ClientFrame.Read;
import dev.bellhop.protocol.ClientFrame.Resume;
import dev.bellhop.protocol.ClientFrame.Typing;
import dev.bellhop.protocol.ClientFrame.Unwatch;
import dev.bellhop.protocol.ClientFrame.Watch;
import dev.bellhop.protocol.CloseCode;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.protocol.Wire;
import dev.bellhop.security.Caller;
import dev.bellhop.security.FrameRules;
import dev.bellhop.tenancy.TenantScope;
import dev.bellhop.visitor.BlockedVisitors;
import dev.bellhop.visitor.PageTrail;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/// Dispatches frames to the features; it decides nothing. `post`, `typing`, `read` and `pong` run on the event loop and
/// never block. All others run on a virtual thread, and the connection's next frame waits for them.
@Singleton
class FrameDispatcher {
    private final Wire wire;
    private final LiveConfig config;
    private final HelloHandler helloHandler;
    private final Subscriptions listening;
    private final Conversations conversations;
    private final ReadMarks readMarks;
    private final Hub hub;
    private final TypingRelay typing;
    private final AssistFrames assistFrames;
    private final PageTrail pages;
    private final FrameRates rates;
    private final Timer ackLatency;

    FrameDispatcher(
            Wire wire,
            LiveConfig config,
            HelloHandler helloHandler,
            Subscriptions listening,
            Conversations conversations,
            ReadMarks readMarks,
            Hub hub,
            TypingRelay typing,
            AssistFrames assistFrames,
            PageTrail pages,
            FrameRates rates,
            MeterRegistry meters) {
        this.wire = wire;
        this.config = config;
        this.helloHandler = helloHandler;
        this.listening = listening;
        this.conversations = conversations;
        this.readMarks = readMarks;
        this.hub = hub;
        this.typing = typing;
        this.assistFrames = assistFrames;
        this.pages = pages;
        this.rates = rates;
        this.ackLatency = Timer.builder("bellhop.ack.latency")
                .description("From a post's arrival to its ack")
                .publishPercentileHistogram()
                .register(meters);
    }

    /// Called in the order of arrival; never blocks.
    ///
    /// @return whether the frame is handled; otherwise the transport is told later
    boolean accept(Connection client, byte[] text) {
        try {
            var work = handle(client, text);
            if (work != null) {
                BackgroundTask.run("a frame", () -> finish(client, work));
            }
            return work == null;
        } catch (RuntimeException e) {
            Log.warnf("a frame could not be taken: %s", e.getClass().getSimpleName());
            client.leave(CloseCode.NO_ROOM);
            return true;
        }
    }

    private static void finish(Connection client, Runnable work) {
        try {
            work.run();
        } finally {
            client.transport().done();
        }
    }

    void refuseBinary(Connection client) {
        var sentence = "Frames are JSON in text frames, not binary ones.";
        client.send(new ServerFrame.Refused("malformed", sentence, null, null, null));
    }

    /// @return remaining work that may block, or null
    private Runnable handle(Connection client, byte[] text) {
        try {
            var frame = wire.decode(text);
            FrameRates.checkSize(frame, text.length);
            client.understood();
            return handle(client, frame);
        } catch (BadFrame e) {
            if (client.misunderstood() >= config.malformed()) {
                client.leave(CloseCode.TOO_MALFORMED);
            } else {
                client.send(new ServerFrame.Refused("malformed", e.getMessage(), null, null, null));
            }
            return null;
        }
    }

    private Runnable handle(Connection client, ClientFrame frame) {
        if (client.caller() == null && !(frame instanceof Hello)) {
            client.leave(CloseCode.NO_HELLO);
            return null;
        }
        if (client.caller() != null && !FrameRules.allow(client.caller(), frame)) {
            return forbid(client, frame);
        }
        if (client.caller() != null) {
            try {
                rates.take(client.caller(), frame);
            } catch (Refusal refusal) {
                refuse(client, refusal, null, conversation(frame));
                return null;
            }
        }
        return serve(client, frame);
    }

    private static UUID conversation(ClientFrame frame) {
        return switch (frame) {
            case Read read -> read.conversation();
            case Resume resume -> resume.conversation();
            case Watch watch -> watch.conversation();
            default -> null;
        };
    }

    private Runnable serve(Connection client, ClientFrame frame) {
        return switch (frame) {
            case Hello hello -> hello(client, hello);
            case Post post -> post(client, post);
            case Typing started -> atOnce(() -> typing.relay(client, started));
            case Read(var conversation, var seq) -> read(client, conversation, seq);
            case Resume(var conversation, var after) ->
                asked(client, conversation, () -> listening.resume(client, conversation, after));
            case Watch(var conversation) when conversation == null -> atOnce(() -> watchList(client));
            case Watch(var conversation) -> asked(client, conversation, () -> listening.watch(client, conversation));
            case Unwatch(var conversation) when conversation == null -> atOnce(() -> hub.unwatchList(client));
            case Unwatch(var conversation) -> atOnce(() -> listening.unwatch(client, conversation));
            case Page page -> page(client, page);
            case Pong() -> null;
            case Assist assist -> assist(client, assist);
        };
    }

    private Runnable assist(Connection client, Assist frame) {
        var work = assistFrames.handle(client, frame);
        return work == null ? null : asked(client, null, work);
    }

    private Runnable hello(Connection client, Hello hello) {
        client.greet();
        return rare(client, null, () -> helloHandler.hello(client, hello));
    }

    private Runnable post(Connection client, Post post) {
        var sample = Timer.start();
        try {
            var _ = conversations
                    .post(client.caller(), post.conversation(), post.ref(), post.kind(), post.body(), post.files())
                    .whenComplete((posted, failure) -> {
                        sample.stop(ackLatency);
                        answer(client, post, posted, failure);
                    });
        } catch (Refusal refusal) {
            refuse(client, refusal, post.ref(), post.conversation());
        }
        return null;
    }

    private static void answer(Connection client, Post post, Posted posted, Throwable failure) {
        if (failure == null) {
            client.send(new ServerFrame.Ack(post.ref(), posted.conversation(), posted.seq(), posted.at()));
            return;
        }
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        var refusal = cause instanceof Refusal known ? known : Refusal.unavailable();
        refuse(client, refusal, post.ref(), post.conversation());
    }

    private Runnable read(Connection client, UUID conversation, long seq) {
        if (client.subscriptions().containsKey(conversation)) {
            readMarks.submit(client.caller(), conversation, seq);
        }
        return null;
    }

    private Runnable page(Connection client, Page page) {
        return client.caller() instanceof Caller.Visitor visitor && rates.isPageTaken(visitor)
                ? asked(client, null, () -> pages.arrive(visitor, page.url(), page.title()))
                : null;
    }

    private static Runnable forbid(Connection client, ClientFrame frame) {
        var isBlocked = client.caller() instanceof Caller.Visitor visitor && visitor.isBlocked();
        if (frame instanceof Post post) {
            refuse(client, isBlocked ? BlockedVisitors.refusal() : forbidden(), post.ref(), null);
        } else if (!isBlocked) {
            // A blocked visitor's widget sends the others by itself, and would show each refusal.
            refuse(client, forbidden(), null, null);
        }
        return null;
    }

    private static Refusal forbidden() {
        return Refusal.forbidden("Your role, or your key's scopes, do not allow this.");
    }

    private static Runnable atOnce(Runnable work) {
        work.run();
        return null;
    }

    private static Runnable asked(Connection client, UUID conversation, Runnable work) {
        var workspace = client.caller().workspace();
        return rare(client, conversation, () -> TenantScope.within(workspace, work));
    }

    private static Runnable rare(Connection client, UUID conversation, Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (Refusal refusal) {
                refuse(client, refusal, null, conversation);
            } catch (RuntimeException e) {
                Log.warnf("a frame could not be served: %s", e.getClass().getSimpleName());
                var _ = client.leave(CloseCode.NO_ROOM, 2);
            }
        };
    }

    private static void refuse(Connection client, Refusal refusal, String ref, UUID conversation) {
        client.send(new ServerFrame.Refused(
                refusal.code().wireName(), refusal.getMessage(), ref, conversation, refusal.retryAfter()));
    }

    private void watchList(Connection client) {
        hub.watchList(client);
        assistFrames.tellAll(client);
    }
}
