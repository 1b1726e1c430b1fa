package dev.bellhop.conversation.file;

import dev.bellhop.attachment.Attachment;
import dev.bellhop.attachment.FileLinks;
import dev.bellhop.attachment.Uploads;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Uploads by tus 1.0 (creation, expiration, termination), and links to what was uploaded.
@Path("/api/v1/attachments")
@Tag(name = "attachments", description = "Files of messages")
@RunOnVirtualThread
class AttachmentsResource {
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final String EXPIRES = "Upload-Expires";
    private static final String PIECE = "application/offset+octet-stream";

    private final Uploads uploads;
    private final FileAccess access;
    private final FileLinks links;
    private final CurrentCaller caller;

    AttachmentsResource(Uploads uploads, FileAccess access, FileLinks links, CurrentCaller caller) {
        this.uploads = uploads;
        this.access = access;
        this.links = links;
        this.caller = caller;
    }

    /// @param url relative to the service
    /// @param until when the link ends
    @Schema(name = "Attachment")
    record View(
            UUID id,

            @Schema(examples = "invoice.pdf") String name,

            @Schema(examples = "48213") long size,

            @Schema(description = "A media type, found by the content", examples = "application/pdf")
            String type,

            @Nullable Integer width,
            @Nullable Integer height,

            @Schema(
                    description = "Where the file can be fetched without a token, relative to the service;"
                            + " with `&download=1` a picture is downloaded too")
            String url,

            @Schema(description = "When this link ends") Instant until) {}

    @OPTIONS
    @PermitAll
    @Operation(
            operationId = "describeUploads",
            summary = "Ask what uploads speak",
            description = "`Tus-Version`, `Tus-Extension` and `Tus-Max-Size`.")
    @APIResponse(responseCode = "204", description = "See the headers")
    public Response options() {
        return Response.noContent()
                .header("Tus-Version", TusHeaders.VERSION)
                .header("Tus-Extension", "creation,expiration,termination")
                .header("Tus-Max-Size", uploads.largest())
                .build();
    }

    @POST
    @RolesAllowed({"agent", "visitor", "conversations:write"})
    @Operation(
            operationId = "beginUpload",
            summary = "Begin to upload a file",
            description =
                    "By tus 1.0: then send the bytes with `PATCH` to `Location`, as many as you like up to 1 MB at"
                            + " a time, and post the file's id with a message. What is in no message is deleted after a day."
                            + " Photographs are kept as they are: with the place where they were taken, if they hold it.")
    @APIResponse(responseCode = "201", description = "Begun; `Location` says where to send the bytes")
    @APIResponse(responseCode = "409", description = "There is no room, or too many files are in no message")
    @APIResponse(responseCode = "412", description = "Another version of tus")
    @APIResponse(responseCode = "413", description = "The file is too large")
    public Response begin(
            @RestHeader(TusHeaders.RESUMABLE) String version,
            @RestHeader(LENGTH)
                    @Parameter(
                            required = true,
                            description = "The file's size in bytes",
                            example = "48213",
                            schema = @Schema(type = SchemaType.STRING))
                    String length,
            @RestHeader("Upload-Metadata")
                    @Parameter(
                            required = true,
                            description = "`filename` and the name in Base64, then, of a picture, `width` and `height`"
                                    + " in pixels likewise, separated by commas",
                            example = "filename aW52b2ljZS5wZGY=")
                    String metadata) {
        checkVersion(version);
        var file = UploadMetadata.parse(metadata);
        var upload = uploads.begin(caller.get(), file.filename(), number(LENGTH, length), file.width(), file.height());
        return Response.created(URI.create("/api/v1/attachments/" + upload.id()))
                .header(EXPIRES, expiry(upload))
                .build();
    }

    @HEAD
    @Path("{id}")
    @RolesAllowed({"agent", "visitor", "conversations:write"})
    @Operation(
            operationId = "getUploadProgress",
            summary = "Ask how far an upload is",
            description = "For who has begun it. `Upload-Offset` says how many bytes have arrived.")
    @APIResponse(responseCode = "200", description = "See the headers")
    public Response progress(@RestPath UUID id) {
        var upload = uploads.own(caller.get(), id);
        return Response.ok()
                .header(OFFSET, upload.received())
                .header(LENGTH, upload.size())
                .header("Cache-Control", "no-store")
                .build();
    }

    @PATCH
    @Path("{id}")
    @Consumes(PIECE)
    @RolesAllowed({"agent", "visitor", "conversations:write"})
    @Operation(
            operationId = "continueUpload",
            summary = "Send the next bytes",
            description =
                    "Up to 1 MB at a time, from where the upload is. With the last of them the file is looked at.")
    @APIResponse(responseCode = "204", description = "Stored; `Upload-Offset` says how many bytes have arrived")
    @APIResponse(responseCode = "409", description = "The upload is not there; ask with `HEAD` where it is")
    @APIResponse(responseCode = "412", description = "Another version of tus")
    @APIResponse(responseCode = "415", description = "The body is not `application/offset+octet-stream`")
    @APIResponse(responseCode = "422", description = "The file holds a virus, or could not be checked; it is gone")
    public Response append(
            @RestPath UUID id,
            @RestHeader(TusHeaders.RESUMABLE) String version,
            @RestHeader(OFFSET)
                    @Parameter(
                            required = true,
                            description = "Where the upload is",
                            example = "0",
                            schema = @Schema(type = SchemaType.STRING))
                    String offset,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = PIECE,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    InputStream bytes) {
        checkVersion(version);
        var received = uploads.append(caller.get(), id, number(OFFSET, offset), bytes);
        var upload = uploads.own(caller.get(), id);
        return Response.noContent()
                .header(OFFSET, received)
                .header(EXPIRES, expiry(upload))
                .build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"agent", "visitor", "conversations:read"})
    @Operation(
            operationId = "getAttachment",
            summary = "Get a link to a file",
            description = "For who may read the message that it is in; before that, for who has uploaded it.")
    public View get(@RestPath UUID id) {
        var file = access.find(caller.get(), id);
        var link = links.to(id);
        return new View(
                id, file.name(), file.size(), file.type(), file.width(), file.height(), link.url(), link.until());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({"agent", "visitor", "conversations:write"})
    @Operation(
            operationId = "deleteUpload",
            summary = "End an upload",
            description = "Or take away a file that is in no message yet.")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "409", description = "The file is in a message")
    public Response delete(@RestPath UUID id) {
        uploads.delete(caller.get(), id);
        return Response.noContent().build();
    }

    private String expiry(Attachment upload) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                uploads.expiry(upload).atOffset(ZoneOffset.UTC));
    }

    private static void checkVersion(String version) {
        if (version != null && !version.equals(TusHeaders.VERSION)) {
            throw Refusal.version("Uploads speak tus " + TusHeaders.VERSION + " here.");
        }
    }

    private static long number(String header, String value) {
        try {
            if (value != null) {
                return Long.parseLong(value.strip());
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw Refusal.malformed("The header " + header + " must be a whole number of bytes.");
    }
}
