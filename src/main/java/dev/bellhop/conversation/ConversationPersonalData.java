package dev.bellhop.conversation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bellhop.conversation.model.Conversation;
import dev.bellhop.conversation.model.ConversationLabel;
import dev.bellhop.conversation.model.History;
import dev.bellhop.protocol.Person;
import dev.bellhop.visitor.PersonalData;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The visitor's conversations with all messages, notes and ratings.
@Singleton
class ConversationPersonalData implements PersonalData {
    private static final int PAGE = 200;
    private final Redaction redaction;
    private final History history;

    ConversationPersonalData(Redaction redaction, History history) {
        this.redaction = redaction;
        this.history = history;
    }

    @Override
    public Map<String, Long> eraseSome(Subject subject, Person by, int most) {
        return Conversation.firstOf(subject.workspace(), subject.visitor())
                .map(id -> redaction.empty(Conversation.held(id), by, most))
                .map(ConversationPersonalData::counts)
                .orElse(Map.of());
    }

    private static Map<String, Long> counts(Redaction.Step step) {
        return Map.of(
                "message", step.emptied(),
                "conversation_label", step.unlabelled(),
                "rating", step.unrated(),
                "conversation", step.done() ? 1L : 0L);
    }

    @Override
    public void export(Subject subject, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("conversations");
        var last = new UUID(0, 0);
        List<Conversation> page;
        do {
            page = page(subject, last);
            var labels = labels(page);
            for (var conversation : page) {
                write(conversation, labels.getOrDefault(conversation.id, List.of()), out);
                last = conversation.id;
            }
        } while (page.size() == PAGE);
        out.writeEndArray();
    }

    private static List<Conversation> page(Subject subject, UUID after) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> Conversation.of(subject.workspace(), subject.visitor(), after, PAGE));
    }

    private static Map<UUID, List<String>> labels(List<Conversation> page) {
        var ids = page.stream().map(conversation -> conversation.id).toList();
        return ids.isEmpty() ? Map.of() : QuarkusTransaction.joiningExisting().call(() -> ConversationLabel.names(ids));
    }

    @RegisterForReflection
    record Head(
            UUID id,
            UUID site,
            String status,
            Instant snoozedUntil,
            String priority,
            List<String> labels,
            Instant createdAt,
            Instant updatedAt) {}

    private void write(Conversation conversation, List<String> labels, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeObjectField(
                "conversation",
                new Head(
                        conversation.id,
                        conversation.site,
                        conversation.status,
                        conversation.snoozedUntil,
                        conversation.priority,
                        labels,
                        conversation.createdAt,
                        conversation.updatedAt));
        out.writeArrayFieldStart("messages");
        long last = 0;
        History.Page page;
        do {
            page = history.range(conversation.workspace, conversation.id, last, PAGE);
            for (var message : page.items()) {
                out.writeObject(message);
                last = message.seq();
            }
        } while (page.more());
        out.writeEndArray();
        out.writeEndObject();
    }
}
