package dev.bellhop.conversation.transcript;

import dev.bellhop.common.MailAddress;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/conversations/{id}/transcript")
@Tag(name = "messages")
@RunOnVirtualThread
class TranscriptResource {
    private static final String TEXT = "text/plain;charset=UTF-8";

    private final Transcripts transcripts;
    private final CurrentCaller caller;

    TranscriptResource(Transcripts transcripts, CurrentCaller caller) {
        this.transcripts = transcripts;
        this.caller = caller;
    }

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
        return Response.ok(transcripts.text(caller.get(), id, zone(zone)), TEXT)
                .header("Content-Disposition", "attachment; filename=\"conversation-" + id + ".txt\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    @Schema(name = "TranscriptMail")
    record Mail(
            @MailAddress
            @Size(max = 254, message = "must have 254 characters at most")
            @Schema(description = "Left out: to the visitor, whose address must be known", examples = "mia@example.com")
            String to,

            @Schema(description = "The time zone of its times", defaultValue = "UTC", examples = "Europe/Zurich")
            String zone) {}

    @POST
    @Path("mail")
    @RolesAllowed({"agent", "conversations:write"})
    @Operation(operationId = "mailTranscript", summary = "Send a conversation by e-mail", description = """
            What its visitor may read of it, without notes. Sent in the background; what the mail server refuses is \
            not told.\
            """)
    @APIResponse(responseCode = "202", description = "It is being sent")
    @APIResponse(
            responseCode = "409",
            description = "No address is known, the conversation was erased, or the service sends no e-mails")
    public RestResponse<Void> mail(@RestPath UUID id, @Valid @NotNull Mail mail) {
        transcripts.send(caller.staff(), id, mail.to(), zone(mail.zone() == null ? "UTC" : mail.zone()));
        return RestResponse.accepted();
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException _) {
            throw Refusal.malformed("\"zone\" must be a time zone like Europe/Zurich.");
        }
    }
}
