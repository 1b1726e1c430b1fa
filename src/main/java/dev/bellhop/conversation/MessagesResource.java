package dev.bellhop.conversation;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.model.History;
import dev.bellhop.conversation.model.MessageBody;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/conversations/{id}/messages")
@Tag(name = "messages", description = "The log of a conversation")
@RunOnVirtualThread
class MessagesResource {
    private final Conversations conversations;
    private final History history;
    private final MessageChanges changes;
    private final CurrentCaller caller;

    MessagesResource(Conversations conversations, History history, MessageChanges changes, CurrentCaller caller) {
        this.conversations = conversations;
        this.history = history;
        this.changes = changes;
        this.caller = caller;
    }

    @Schema(name = "NewMessage")
    record Post(
            @Schema(
                    description = "1 to 10,000 characters; with files it may be left out",
                    examples = "Yes, within two days.")
            String body,

            @Schema(description = "`text`, or from agents also `note`", defaultValue = "text")
            MessageView.Kind kind,

            @Schema(description = "What the caller has uploaded to `/attachments` and not posted yet; 10 at most")
            List<@NotNull(message = "has an empty entry") UUID> files) {
        Post {
            files = files == null ? List.of() : files;
        }
    }

    @GET
    @RolesAllowed({"agent", "visitor", "conversations:read"})
    @Operation(
            operationId = "listMessages",
            summary = "Read messages",
            description = "After a `seq`, before one, or, without either, the newest. Always in ascending order.")
    public History.Page list(
            @RestPath UUID id,
            @RestQuery Long after,
            @RestQuery Long before,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        if (after != null && before != null) {
            throw Refusal.malformed("Send \"after\" or \"before\", not both.");
        }
        return after == null
                ? history.before(caller.get(), id, before == null ? Long.MAX_VALUE : before, limit)
                : history.after(caller.get(), id, after, limit);
    }

    @POST
    @RolesAllowed({"agent", "visitor", "conversations:write"})
    @Operation(
            operationId = "postMessage",
            summary = "Post a message",
            description = "Answered after the commit. With an `Idempotency-Key`, sending it twice stores one message.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = MessageView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<MessageView> post(
            @RestPath UUID id, @RestHeader("Idempotency-Key") String key, @Valid @NotNull Post post) {
        var kind = post.kind() == null ? MessageView.Kind.TEXT : post.kind();
        var posted = await(conversations.post(caller.get(), id, key, kind, post.body(), post.files()));
        var written = history.written(caller.get(), id, posted.seq());
        if (posted.known() && !isSame(written, kind, post)) {
            throw Refusal.reused();
        }
        var at = URI.create("/api/v1/conversations/" + id + "/messages?after=" + (posted.seq() - 1) + "&limit=1");
        return RestResponse.ResponseBuilder.<MessageView>created(at)
                .entity(written)
                .build();
    }

    @Schema(name = "MessageEdit")
    record Edit(
            @Schema(
                    description = "1 to 10,000 characters; with files it may be empty",
                    examples = "Yes, within three days.")
            String body) {}

    @PATCH
    @Path("{seq}")
    @RolesAllowed({"agent", "visitor", "conversations:write"})
    @Operation(operationId = "editMessage", summary = "Correct a message", description = """
            By its author, for 15 minutes after it was written. Becomes the entry \
            `edited` of the log, or `note_edited`.\
            """)
    @APIResponseSchema(value = MessageView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "403", description = "Somebody else wrote it")
    @APIResponse(responseCode = "409", description = "It is too old, or was deleted")
    public MessageView edit(@RestPath UUID id, @RestPath long seq, @Valid @NotNull Edit edit) {
        return changes.edit(caller.get(), id, seq, edit.body());
    }

    @DELETE
    @Path("{seq}")
    @RolesAllowed({"agent", "visitor", "conversations:write"})
    @Operation(operationId = "deleteMessage", summary = "Delete a message", description = """
            By its author, for as long as it may be corrected: its text and its files, for everybody. Becomes the entry \
            `deleted` of the log, or `note_deleted`.\
            """)
    @APIResponse(responseCode = "204", description = "Deleted, now or before")
    @APIResponse(responseCode = "403", description = "Somebody else wrote it")
    @APIResponse(responseCode = "409", description = "It is too old")
    public void delete(@RestPath UUID id, @RestPath long seq) {
        changes.delete(caller.get(), id, seq);
    }

    // Of what was erased or changed since, nothing can be compared.
    private static boolean isSame(MessageView written, MessageView.Kind kind, Post post) {
        return written.kind() == MessageView.Kind.HIDDEN
                || written.hasChanged()
                || (written.kind() == kind
                        && Objects.equals(written.body(), MessageBody.check(post.body(), post.files()))
                        && written.fileIds().equals(post.files()));
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : e;
        }
    }
}
