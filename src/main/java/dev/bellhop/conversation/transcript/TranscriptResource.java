package dev.bellhop.conversation.transcript;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.inbox.Inbox;
import dev.bellhop.conversation.model.History;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.security.Caller;
import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/conversations/{id}/transcript")
@Tag(name = "messages")
@RunOnVirtualThread
class TranscriptResource {
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final int PAGE = 200;
    /// Of 128 KB at most each.
    private static final int PAGES = 10;

    private final Inbox inbox;
    private final History history;
    private final CurrentCaller caller;

    TranscriptResource(Inbox inbox, History history, CurrentCaller caller) {
        this.inbox = inbox;
        this.history = history;
        this.caller = caller;
    }

    /// @param entries in ascending order
    /// @param cut whether there are earlier ones
    private record Said(List<MessageView> entries, boolean cut) {}

    @GET
    @Produces(TEXT)
    @RolesAllowed({"agent", "visitor", "conversations:read"})
    @Operation(operationId = "getTranscript", summary = "Read a conversation as text", description = """
            To keep or to pass on: who said what and when, with the names of files. A visitor's has no notes. Of a very \
            long conversation it has the newest 2,000 entries or 1.3 MB of text, and says so.\
            """)
    @APIResponse(
            responseCode = "200",
            description = "The transcript, as a file",
            content = @Content(mediaType = "text/plain", schema = @Schema(implementation = String.class)))
    public Response transcript(
            @RestPath UUID id,
            @RestQuery
                    @DefaultValue("UTC")
                    @Parameter(description = "The time zone of its times", example = "Europe/Zurich")
                    String zone) {
        var reader = caller.get();
        var place = zone(zone);
        var view = inbox.find(reader.workspace(), id)
                .filter(row -> row.conversation().admits(reader.workspace(), reader.person()))
                .orElseThrow(() -> Refusal.notFound("conversation"));
        var said = said(reader, id);
        return Response.ok(Transcript.of(view.visitorName(), said.entries(), said.cut(), place), TEXT)
                .header("Content-Disposition", "attachment; filename=\"conversation-" + id + ".txt\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException _) {
            throw Refusal.malformed("\"zone\" must be a time zone like Europe/Zurich.");
        }
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
