package dev.bellhop.conversation;

import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.Person;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A message on its way into the log. `stored` completes after the commit (G1), or fails with a `Refusal`.
record Draft(
        UUID workspace,
        UUID conversation,
        Person author,
        String ref,
        MessageView.Kind kind,
        String body,
        CompletableFuture<Stored> stored) {

    /// @param known it had been stored before, under the same `ref`
    record Stored(long seq, Instant at, boolean known) {}

    /// G2: what makes two posts the same one.
    record Sameness(UUID conversation, UUID author, String ref) {}

    Sameness sameness() {
        return new Sameness(conversation, author.id(), ref);
    }

    MessageView view(long seq, Instant at) {
        return new MessageView(conversation, seq, kind, author, body, null, ref, at);
    }
}
