package dev.bellhop.conversation.label;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.log.ConversationLog;
import dev.bellhop.conversation.model.Conversation;
import dev.bellhop.conversation.model.ConversationLabel;
import dev.bellhop.conversation.model.Label;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// Puts labels on conversations and takes them off. Each step is an entry of the log that visitors do not see, and no
/// activity: the conversation keeps its place in the lists.
@ApplicationScoped
public class ConversationLabels {
    private final ConversationLog log;

    ConversationLabels(ConversationLog log) {
        this.log = log;
    }

    /// Once it is on, nothing happens.
    @Transactional
    public void add(Caller.Staff by, UUID id, UUID labelId) {
        var conversation = Conversation.heldForChange(by, id);
        var label = Label.held(by.workspace(), labelId).orElseThrow(() -> Refusal.notFound("label"));
        if (ConversationLabel.of(conversation, labelId).isPresent()) {
            return;
        }
        if (ConversationLabel.many(id) >= ConversationLabel.MOST) {
            throw Refusal.conflict("This conversation has " + ConversationLabel.MOST
                    + " labels, as many as it may have. Take one of them off first.");
        }
        ConversationLabel.add(conversation, labelId);
        write(conversation, by, MessageView.Event.LABELLED, label);
    }

    /// Once it is off, nothing happens.
    @Transactional
    public void remove(Caller.Staff by, UUID id, UUID labelId) {
        var conversation = Conversation.heldForChange(by, id);
        var label = Label.byId(by.workspace(), labelId).orElseThrow(() -> Refusal.notFound("label"));
        ConversationLabel.of(conversation, labelId).ifPresent(one -> {
            one.delete();
            write(conversation, by, MessageView.Event.UNLABELLED, label);
        });
    }

    private void write(Conversation conversation, Caller.Staff by, String event, Label label) {
        var said = new MessageView.Event(event, null, label.name);
        log.write(conversation, by.person(), said);
    }
}
