package dev.bellhop.conversation.file;

import dev.bellhop.attachment.Attachment;
import dev.bellhop.attachment.Attachments;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.model.History;
import dev.bellhop.security.Caller;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Who may fetch a file: who may read the message it is in, and before it is in one, who has uploaded it.
@Singleton
class FileAccess {
    private final Attachments attachments;
    private final History history;

    FileAccess(Attachments attachments, History history) {
        this.attachments = attachments;
        this.history = history;
    }

    /// A complete file that the caller may fetch.
    public Attachment find(Caller caller, UUID id) {
        return attachments
                .find(caller.workspace(), id)
                .filter(Attachment::isComplete)
                .filter(file ->
                        file.isPosted() ? isShown(caller, file) : file.owner().equals(caller.id()))
                .orElseThrow(() -> Refusal.notFound("file"));
    }

    private boolean isShown(Caller caller, Attachment file) {
        return history.entry(caller, file.conversation(), file.seq())
                .filter(message -> message.fileIds().contains(file.id()))
                .isPresent();
    }
}
