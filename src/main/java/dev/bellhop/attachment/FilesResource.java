package dev.bellhop.attachment;

import dev.bellhop.attachment.content.Disposition;
import dev.bellhop.attachment.content.FileKind;
import dev.bellhop.common.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// The bytes of files, for whoever has a link. Nothing that is served here runs in our origin: [PageHeaders] of the
/// path forbid it, and what is no picture is downloaded. With `download` a picture is downloaded too.
@Path("/files/{id}")
@Tag(name = "attachments")
@RunOnVirtualThread
class FilesResource {
    private final Attachments attachments;
    private final FileLinks links;

    FilesResource(Attachments attachments, FileLinks links) {
        this.attachments = attachments;
        this.links = links;
    }

    @GET
    @PermitAll
    @Produces("*/*")
    @Operation(
            operationId = "fetchFile",
            summary = "Fetch a file",
            description = "By the `url` that `GET /attachments/{id}` gives, which is all that is needed, for an hour."
                    + " What is no picture is offered as a download; a picture too, with `download`.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "403", description = "The link is too old, or not complete")
    public Response get(
            @RestPath UUID id, @RestQuery Long until, @RestQuery String signature, @RestQuery String download) {
        links.check(id, until, signature);
        var file = attachments.find(id).filter(Attachment::isComplete).orElseThrow(() -> Refusal.notFound("file"));
        var isInline = download == null && new FileKind(file.type()).isShownInline();
        return Response.ok(new FileContent(file.key(), file.size()), file.type())
                .header("Content-Length", file.size())
                .header("Content-Disposition", (isInline ? Disposition.INLINE : Disposition.ATTACHMENT).of(file.name()))
                .header("Cache-Control", "private, max-age=3600, immutable")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }
}
