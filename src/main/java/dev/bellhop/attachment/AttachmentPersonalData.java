package dev.bellhop.attachment;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bellhop.protocol.Person;
import dev.bellhop.visitor.PersonalData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The visitor's files. Those in messages are erased with their conversations.
@Singleton
class AttachmentPersonalData implements PersonalData {
    private static final int PAGE = 200;
    private final Attachments attachments;

    AttachmentPersonalData(Attachments attachments) {
        this.attachments = attachments;
    }

    @Override
    public Map<String, Long> eraseSome(Subject subject, Person by, int most) {
        var files = attachments.forgetUnposted(subject.workspace(), subject.visitor(), most);
        return files == 0 ? Map.of() : Map.of("attachment", files);
    }

    @RegisterForReflection
    record File(UUID id, String name, long size, String type, UUID conversation, Long seq, Instant at) {
        static File of(Attachment one) {
            return new File(
                    one.id(), one.name(), one.size(), one.type(), one.conversation(), one.seq(), one.createdAt());
        }
    }

    /// What they are; the bytes are fetched one by one.
    @Override
    public void export(Subject subject, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("files");
        var last = new UUID(0, 0);
        List<Attachment> page;
        do {
            page = attachments.of(subject.workspace(), subject.visitor(), last, PAGE);
            for (var file : page) {
                out.writeObject(File.of(file));
                last = file.id();
            }
        } while (page.size() == PAGE);
        out.writeEndArray();
    }
}
