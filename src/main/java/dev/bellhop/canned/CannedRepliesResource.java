package dev.bellhop.canned;

import dev.bellhop.common.PlainText;
import dev.bellhop.idempotency.Idempotency;
import dev.bellhop.ratelimit.ExportTurns;
import dev.bellhop.security.Caller;
import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/canned-replies")
@Tag(name = "canned-replies", description = "Texts that agents write often and insert by a shortcut")
@RunOnVirtualThread
class CannedRepliesResource {
    private final CannedReplies replies;
    private final CannedReplyCsv csv;
    private final CannedReplyImport imports;
    private final CannedReplyExport export;
    private final CurrentCaller caller;
    private final Idempotency idempotency;
    private final ExportTurns turns;
    private final ImportTurns importTurns;

    CannedRepliesResource(
            CannedReplies replies,
            CannedReplyCsv csv,
            CannedReplyImport imports,
            CannedReplyExport export,
            CurrentCaller caller,
            Idempotency idempotency,
            ExportTurns turns,
            ImportTurns importTurns) {
        this.replies = replies;
        this.csv = csv;
        this.imports = imports;
        this.export = export;
        this.caller = caller;
        this.idempotency = idempotency;
        this.turns = turns;
        this.importTurns = importTurns;
    }

    @GET
    @RolesAllowed({"agent", "canned-replies:read"})
    @Operation(
            operationId = "listCannedReplies",
            summary = "List canned replies",
            description = "Everyone's and the caller's own, oldest first. A page ends at about 500 KB, so it may have"
                    + " fewer than `limit`.")
    public CannedReplies.Page list(
            @RestQuery
                    @PlainText
                    @Size(max = 200, message = "must have 200 characters at most")
                    @Parameter(
                            description = "Text that stands in the shortcut, the name or the body",
                            example = "refund")
                    String q,
            @RestQuery @Parameter(description = "A language tag; `none`: those for any language", example = "pt-BR")
                    String language,
            @RestQuery @Parameter(description = "`personal` or `everyone`") String scope,
            @RestQuery UUID after,
            @RestQuery @DefaultValue("200") @Min(1) @Max(200) int limit) {
        return replies.page(caller.staff(), ReplyFilter.parse(q, language, scope), after, limit);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"agent", "canned-replies:read"})
    @Operation(operationId = "getCannedReply", summary = "Get a canned reply")
    public CannedReplyView get(@RestPath UUID id) {
        return replies.get(caller.staff(), id);
    }

    @POST
    @RolesAllowed({"agent", "canned-replies:write"})
    @Operation(
            operationId = "createCannedReply",
            summary = "Create a canned reply",
            description = "Agents make their own, supervisors and keys those for everyone.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = CannedReplyView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "409", description = "The shortcut is taken, or there are as many as there may be")
    public RestResponse<CannedReplyView> create(
            @RestHeader("Idempotency-Key") String key, @Valid @NotNull CannedReplyDraft draft) {
        var by = caller.staff();
        var reply = idempotency.once(by, key, draft, CannedReplyView.class, () -> replies.create(by, draft));
        return RestResponse.ResponseBuilder.<CannedReplyView>created(URI.create("/api/v1/canned-replies/" + reply.id()))
                .entity(reply)
                .build();
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed({"agent", "canned-replies:write"})
    @Operation(
            operationId = "updateCannedReply",
            summary = "Change a canned reply",
            description = "Fields left out keep their value. Another `scope` gives it to everyone, or takes it back.")
    @APIResponseSchema(value = CannedReplyView.class, responseCode = "200", responseDescription = "As it is now")
    @APIResponse(responseCode = "409", description = "The shortcut is taken, or there are as many as there may be")
    public CannedReplyView change(@RestPath UUID id, @Valid @NotNull CannedReplyDraft draft) {
        return replies.change(caller.staff(), id, draft);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({"agent", "canned-replies:write"})
    @Operation(operationId = "deleteCannedReply", summary = "Delete a canned reply")
    @APIResponse(responseCode = "204", description = "Gone")
    public RestResponse<Void> delete(@RestPath UUID id) {
        replies.delete(caller.staff(), id);
        return RestResponse.noContent();
    }

    @GET
    @Path("export")
    @Produces(CannedReplyCsv.TYPE)
    @RolesAllowed({"agent", "canned-replies:read"})
    @Operation(
            operationId = "exportCannedReplies",
            summary = "Export canned replies",
            description = "Everyone's and the caller's own, as a file that can be imported again. A text that a"
                    + " spreadsheet would run as a formula has an apostrophe before it, which the import takes away.")
    @APIResponse(
            responseCode = "200",
            description = "A line for each reply: `shortcut,name,language,scope,body`",
            content = @Content(mediaType = CannedReplyCsv.TYPE, schema = @Schema(implementation = String.class)))
    public Response export(@RestQuery @Parameter(description = "`personal` or `everyone`") String scope) {
        var by = caller.staff();
        var filter = ReplyFilter.parse(null, null, scope);
        turns.requireFree(by.workspace());
        StreamingOutput body = out -> turns.write(by.workspace(), () -> export.write(by, filter, out));
        return Response.ok(body, CannedReplyCsv.TYPE)
                .header("Content-Disposition", "attachment; filename=\"canned-replies.csv\"")
                .build();
    }

    @POST
    @Path("import")
    @Consumes(CannedReplyCsv.TYPE)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"agent", "canned-replies:write"})
    @Operation(
            operationId = "importCannedReplies",
            summary = "Import canned replies",
            description = "All lines or none; `detail` names the wrong ones. A reply with the same shortcut, language"
                    + " and scope is changed, so sending a file again changes nothing. Columns: `shortcut`, `body`,"
                    + " `name`, `language` (empty: any), `scope` (left out: an agent's own, a key's for everyone)."
                    + " UTF-8, separated by commas, semicolons or tabs; 256 KB and 2,000 lines at most.")
    @APIResponseSchema(
            value = CannedReplyImport.Result.class,
            responseCode = "200",
            responseDescription = "How many there were of each kind")
    @APIResponse(responseCode = "409", description = "There would be more than there may be")
    @APIResponse(responseCode = "415", description = "The body is not `text/csv`")
    public CannedReplyImport.Result importAll(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = CannedReplyCsv.TYPE,
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.STRING,
                                                            examples =
                                                                    "shortcut,language,body\nhello,en,\"Hello, how can I help?\"\n")))
                    byte[] file) {
        var by = caller.staff();
        var otherwise = by instanceof Caller.Key ? ReplyScope.EVERYONE : ReplyScope.PERSONAL;
        return importTurns.take(by.workspace(), () -> imports.store(by, csv.read(file, otherwise)));
    }
}
