package dev.bellhop.conversation.log;

import dev.bellhop.common.Refusal;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.Person;
import io.netty.buffer.ByteBufUtil;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A message to be stored. `stored` completes after the commit (G1), or fails with a `Refusal`.
///
/// @param body null for files only
/// @param files what its author has uploaded
/// @param byPerson whether a person wrote it, and not a bot
/// @param bytes its approximate size
/// @param since arrival by `System.nanoTime`, since the wall clock may jump
public record Draft(
        UUID workspace,
        UUID conversation,
        Person author,
        boolean byPerson,
        String ref,
        MessageView.Kind kind,
        String body,
        List<UUID> files,
        CompletableFuture<Stored> stored,
        int bytes,
        long since) {
    /// Ids, names and numbers beside the body.
    private static final int FRAME = 200;

    /// @param known whether it was already stored under the same `ref`
    public record Stored(long seq, Instant at, boolean known) {}

    private record Sameness(UUID conversation, UUID author, String ref) {}

    public Draft(
            UUID workspace,
            UUID conversation,
            Person author,
            boolean byPerson,
            String ref,
            MessageView.Kind kind,
            String body,
            List<UUID> files,
            CompletableFuture<Stored> stored) {
        this(
                workspace,
                conversation,
                author,
                byPerson,
                ref,
                kind,
                body,
                files,
                stored,
                FRAME + (body == null ? 0 : ByteBufUtil.utf8Bytes(body)),
                System.nanoTime());
    }

    /// The identity of a post (G2). Without a `ref` every post is distinct.
    Object sameness() {
        return ref == null ? stored : new Sameness(conversation, author.id(), ref);
    }

    boolean isOlderThan(Duration age) {
        return System.nanoTime() - since >= age.toNanos();
    }

    /// Whether it may name colleagues.
    boolean mayMention() {
        return kind == MessageView.Kind.NOTE && body != null && body.indexOf('@') >= 0;
    }

    /// Its sender has been answered, so storing it is useless.
    boolean isAnswered() {
        return stored.isDone();
    }

    /// Gets the answer of an identical draft.
    void follow(Draft first) {
        var _ = first.stored.whenComplete((answer, refused) -> {
            if (refused == null) {
                stored.complete(new Stored(answer.seq(), answer.at(), true));
            } else {
                stored.completeExceptionally(refused);
            }
        });
    }

    void refuse(Refusal refusal) {
        stored.completeExceptionally(refusal);
    }

    /// Of one without files.
    MessageView view(long seq, Instant at) {
        return new MessageView(conversation, seq, kind, author, body, null, null, ref, at);
    }
}
