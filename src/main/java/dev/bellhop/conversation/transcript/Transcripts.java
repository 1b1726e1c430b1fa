package dev.bellhop.conversation.transcript;

import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Names;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.inbox.Inbox;
import dev.bellhop.conversation.model.History;
import dev.bellhop.mail.Mails;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.ratelimit.RequestRateLimits;
import dev.bellhop.security.Caller;
import dev.bellhop.site.Site;
import dev.bellhop.tenancy.TenantScope;
import dev.bellhop.visitor.Visitors;
import io.quarkus.mailer.Mail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;

/// Conversations as texts, to keep and to send.
@ApplicationScoped
class Transcripts {
    private static final int PAGE = 200;
    /// Of 128 KB at most each.
    private static final int PAGES = 10;

    private final Inbox inbox;
    private final History history;
    private final Visitors visitors;
    private final Mails mails;
    private final RequestRateLimits rateLimits;
    private final Audit audit;

    Transcripts(
            Inbox inbox, History history, Visitors visitors, Mails mails, RequestRateLimits rateLimits, Audit audit) {
        this.inbox = inbox;
        this.history = history;
        this.visitors = visitors;
        this.mails = mails;
        this.rateLimits = rateLimits;
        this.audit = audit;
    }

    /// @param entries in ascending order
    /// @param cut whether there are earlier ones
    private record Said(List<MessageView> entries, boolean cut) {
        Said forVisitor() {
            return new Said(entries.stream().map(MessageView::forVisitor).toList(), cut);
        }
    }

    /// As the reader may see it.
    String text(Caller reader, UUID id, ZoneId zone) {
        return text(row(reader, id), said(reader, id), zone);
    }

    private static String text(Inbox.Row row, Said said, ZoneId zone) {
        return Transcript.of(row.visitorName(), said.entries(), said.cut(), zone);
    }

    /// Sends what the visitor may see of a conversation, without notes. The text is made when its mail is sent: a
    /// thousand may wait.
    ///
    /// @param to null: the visitor's own address, as far as it is known
    @Transactional
    void send(Caller.Staff by, UUID id, String to, ZoneId zone) {
        var row = row(by, id);
        if (row.conversation().erasedAt != null) {
            throw Refusal.conflict("This conversation was erased. There is nothing to send.");
        }
        var address = to == null ? visitors.get(by.workspace(), row.visitor()).email() : to;
        if (address == null) {
            throw Refusal.conflict("No e-mail address of this visitor is known. Say where to send the transcript.");
        }
        if (!mails.able()) {
            throw Refusal.conflict("This service sends no e-mails. Its operator can set a mail server.");
        }
        rateLimits.takeMail(by.workspace().toString(), address);
        // No address: the audit is never changed, but a visitor may be erased.
        audit.note(by, AuditAction.TRANSCRIPT_SENT, new Audit.Thing(id, null), null);
        var subject = "Your conversation with " + Names.isolate(Site.nameOf(row.conversation().site));
        mails.send(() -> TenantScope.call(
                by.workspace(),
                () -> List.of(
                        Mail.withText(address, subject, text(row, said(by, id).forVisitor(), zone)))));
    }

    private Inbox.Row row(Caller reader, UUID id) {
        return inbox.find(reader.workspace(), id)
                .filter(row -> row.conversation().admits(reader.workspace(), reader.person()))
                .orElseThrow(() -> Refusal.notFound("conversation"));
    }

    private Said said(Caller reader, UUID id) {
        var entries = new ArrayDeque<MessageView>();
        var before = Long.MAX_VALUE;
        var more = true;
        for (int n = 0; n < PAGES && more; n++) {
            var page = history.before(reader, id, before, PAGE);
            page.items().reversed().forEach(entries::addFirst);
            before = entries.isEmpty() ? 0 : entries.getFirst().seq();
            more = page.more();
        }
        return new Said(List.copyOf(entries), more);
    }
}
