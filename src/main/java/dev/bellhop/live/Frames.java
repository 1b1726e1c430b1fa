package dev.bellhop.live;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.Conversations;
import dev.bellhop.conversation.Conversations.Posted;
import dev.bellhop.conversation.ReadMarks;
import dev.bellhop.protocol.BadFrame;
import dev.bellhop.protocol.ClientFrame;
import dev.bellhop.protocol.ClientFrame.Hello;
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
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;

/// Turns frames into calls of the features. It decides nothing. The hot ones (`post`, `typing`, `read`, `pong`) never
/// block; the others run on a virtual thread, and the connection's next frame waits for them.
@Singleton
class Frames {
    private static final Uni<Void> DONE = Uni.createFrom().voidItem();
    private final Wire wire;
    private final LiveConfig config;
    private final Greeter greeter;
    private final Conversations conversations;
    private final ReadMarks marks;
    private final Hub hub;
    private final Clock clock;
    private final ExecutorService threads;
    private final Timer ackLatency;

    Frames(
            Wire wire,
            LiveConfig config,
            Greeter greeter,
            Conversations conversations,
            ReadMarks marks,
            Hub hub,
            Clock clock,
            @VirtualThreads ExecutorService threads,
            MeterRegistry meters) {
        this.wire = wire;
        this.config = config;
        this.greeter = greeter;
        this.conversations = conversations;
        this.marks = marks;
        this.hub = hub;
        this.clock = clock;
        this.threads = threads;
        this.ackLatency = Timer.builder("bellhop.ack.latency")
                .description("From a post's arrival to its ack")
                .publishPercentileHistogram()
                .register(meters);
    }

    Uni<Void> accept(Client client, String text, Door door) {
        client.heard(clock.instant());
        try {
            var frame = wire.decode(text);
            client.understood();
            return accept(client, frame, door);
        } catch (BadFrame e) {
            if (client.misunderstood() >= config.malformed()) {
                client.leave(CloseCode.TOO_MALFORMED);
            } else {
                client.send(new ServerFrame.Refused("malformed", e.getMessage(), null, null, null));
            }
            return DONE;
        }
    }

    private Uni<Void> accept(Client client, ClientFrame frame, Door door) {
        if (client.caller() == null && !(frame instanceof Hello)) {
            client.leave(CloseCode.NO_HELLO);
            return DONE;
        }
        return switch (frame) {
            case Hello hello -> rare(client, null, () -> greeter.hello(client, hello, door));
            case Post post -> post(client, post);
            case Typing typing -> typing(client, typing);
            case Read(var conversation, var seq) -> read(client, conversation, seq);
            case Resume(var conversation, var after) ->
                rare(client, conversation, () -> greeter.resume(client, conversation, after));
            case Watch(var conversation) when conversation == null -> watchList(client, true);
            case Watch(var conversation) -> rare(client, conversation, () -> greeter.watch(client, conversation));
            case Unwatch(var conversation) when conversation == null -> watchList(client, false);
            case Unwatch(var conversation) -> unwatch(client, conversation);
            case Pong() -> DONE;
        };
    }

    private Uni<Void> post(Client client, Post post) {
        var sample = Timer.start();
        try {
            var _ = conversations
                    .post(client.caller(), post.conversation(), post.ref(), post.kind(), post.body())
                    .whenComplete((posted, failure) -> {
                        sample.stop(ackLatency);
                        answer(client, post, posted, failure);
                    });
        } catch (Refusal refusal) {
            refuse(client, refusal, post.ref(), post.conversation());
        }
        return DONE;
    }

    private static void answer(Client client, Post post, Posted posted, Throwable failure) {
        if (failure == null) {
            client.send(new ServerFrame.Ack(post.ref(), posted.conversation(), posted.seq(), posted.at()));
            return;
        }
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        var refusal = cause instanceof Refusal known ? known : Refusal.unavailable();
        refuse(client, refusal, post.ref(), post.conversation());
    }

    // Only who listens to a conversation may be heard typing in it; there is nothing to answer.
    private Uni<Void> typing(Client client, Typing typing) {
        var conversation = typing.conversation();
        if (client.subscriptions().containsKey(conversation)) {
            var person = client.caller().person();
            hub.tellOthers(conversation, person.id(), new ServerFrame.Typing(conversation, person, typing.on()));
        }
        return DONE;
    }

    private Uni<Void> read(Client client, UUID conversation, long seq) {
        if (client.subscriptions().containsKey(conversation)) {
            marks.submit(client.caller(), conversation, seq);
        }
        return DONE;
    }

    private Uni<Void> watchList(Client client, boolean on) {
        switch (client.caller()) {
            case Caller.Agent _ -> client.watchList(on);
            case Caller.Visitor _ -> refuse(client, Refusal.forbidden("Only agents may watch the list."), null, null);
        }
        return DONE;
    }

    private Uni<Void> unwatch(Client client, UUID conversation) {
        hub.unsubscribe(client, conversation);
        return DONE;
    }

    private Uni<Void> rare(Client client, UUID conversation, Runnable work) {
        return Uni.createFrom()
                .<Void>item(() -> {
                    try {
                        work.run();
                    } catch (Refusal refusal) {
                        refuse(client, refusal, null, conversation);
                    } catch (RuntimeException e) {
                        Log.warnf(
                                "a frame could not be served: %s", e.getClass().getSimpleName());
                        client.leave(CloseCode.NO_ROOM, 2);
                    }
                    return null;
                })
                .runSubscriptionOn(threads);
    }

    private static void refuse(Client client, Refusal refusal, String ref, UUID conversation) {
        client.send(new ServerFrame.Refused(
                refusal.code().word(), refusal.getMessage(), ref, conversation, refusal.retryAfter()));
    }
}
