package dev.bellhop.conversation;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.inbox.ChangeToken;
import dev.bellhop.conversation.inbox.ConversationChanges;
import dev.bellhop.conversation.inbox.Inbox;
import dev.bellhop.conversation.inbox.InboxCounts;
import dev.bellhop.conversation.inbox.InboxCursor;
import dev.bellhop.conversation.inbox.InboxFilter;
import dev.bellhop.conversation.inbox.InboxSort;
import dev.bellhop.conversation.model.History;
import dev.bellhop.conversation.model.Priority;
import dev.bellhop.conversation.model.Status;
import dev.bellhop.protocol.ConversationView;
import dev.bellhop.security.Caller;
import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/conversations")
@Tag(name = "conversations", description = "Threads between a visitor and the company")
@RunOnVirtualThread
class ConversationsResource {
    private final Conversations conversations;
    private final Inbox inbox;
    private final InboxCounts counts;
    private final ConversationChanges changes;
    private final ReadMarks readMarks;
    private final History history;
    private final CurrentCaller caller;

    ConversationsResource(
            Conversations conversations,
            Inbox inbox,
            InboxCounts counts,
            ConversationChanges changes,
            ReadMarks readMarks,
            History history,
            CurrentCaller caller) {
        this.conversations = conversations;
        this.inbox = inbox;
        this.counts = counts;
        this.changes = changes;
        this.readMarks = readMarks;
        this.history = history;
        this.caller = caller;
    }

    @Schema(name = "ConversationPage")
    record Page(
            List<ConversationView> items,

            @Schema(description = "Send as `after` for the next page") @Nullable
            String next) {}

    @Schema(name = "NewConversation")
    record Start(
            @Schema(description = "From agents and keys: with whom")
            UUID visitor,

            @Schema(
                    description = "The first message. Visitors must send one, or files.",
                    examples = "Do you ship to Zürich?")
            String body,

            @Schema(description = "What the caller has uploaded to `/attachments` and not posted yet; 10 at most")
            List<@NotNull(message = "has an empty entry") UUID> files) {
        Start {
            files = files == null ? List.of() : files;
        }
    }

    @Schema(name = "ConversationChange", description = "Fields left out keep their value.")
    record Change(
            Status status,
            Priority priority,

            @Schema(
                    description = "With the status `snoozed`: when it comes back by itself. Left out: when the visitor"
                            + " writes, which always ends a snooze.",
                    examples = "2030-03-04T08:00:00Z")
            Instant snoozedUntil) {}

    @Schema(name = "ReadMark")
    record Read(
            @NotNull(message = "is missing")
            @Min(value = 0, message = "must be 0 or more")
            @Schema(description = "The newest entry that was seen", examples = "14")
            Long seq) {}

    @POST
    @RolesAllowed({"agent", "visitor", "conversations:write"})
    @Operation(
            operationId = "startConversation",
            summary = "Start a conversation",
            description = "An agent becomes responsible for what it starts, a key does not."
                    + " With an `Idempotency-Key`, sending it twice starts one conversation.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ConversationView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<ConversationView> start(
            @RestHeader("Idempotency-Key") String key, @jakarta.validation.Valid @NotNull Start start) {
        var id =
                switch (caller.get()) {
                    case Caller.Visitor visitor -> conversations.start(visitor, key, start.body(), start.files());
                    case Caller.Staff staff ->
                        conversations.start(staff, visitor(start), key, start.body(), start.files());
                };
        return RestResponse.ResponseBuilder.<ConversationView>created(URI.create("/api/v1/conversations/" + id))
                .entity(shown(id))
                .build();
    }

    private static UUID visitor(Start start) {
        if (start.visitor() == null) {
            throw Refusal.malformed("The field \"visitor\" is missing: with whom shall it be?");
        }
        return start.visitor();
    }

    @GET
    @RolesAllowed({"agent", "visitor", "conversations:read"})
    @Operation(operationId = "listConversations", summary = "List conversations", description = """
            Newest activity first, or with `sort=createdAt` the newest first, so that a walk through the pages meets each \
            once. Agents see the workspace's, a visitor its own.

            To keep a copy, an agent or a key sends `changedSince=0`, then always the last `next`, at once and later: \
            each conversation that has changed is told of again, in the order of the changes, and none is skipped. An \
            empty page means that nothing has changed since. It goes with `limit` only.\
            """)
    public Page list(
            @RestQuery List<String> status,
            @RestQuery @Parameter(description = "An agent's id, `me` or `none`") String assignee,
            @RestQuery UUID site,
            @RestQuery UUID visitor,
            @RestQuery @Parameter(description = "A label's id; for agents and keys") UUID label,
            @RestQuery @Parameter(description = "`updatedAt` or `createdAt`") @DefaultValue("updatedAt") String sort,
            @RestQuery @Parameter(description = "`0`, or the last `next`") String changedSince,
            @RestQuery String after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var order = InboxSort.of(sort);
        var filter = InboxFilter.parse(caller.get(), status, assignee, site, visitor, label);
        if (changedSince == null) {
            return page(filter, order, InboxCursor.parse(after), limit);
        }
        if (filter.isNarrow() || after != null || order != InboxSort.UPDATED_AT) {
            throw Refusal.malformed("The parameter \"changedSince\" goes with \"limit\" only.");
        }
        return changes(ChangeToken.parse(changedSince), limit);
    }

    private Page page(InboxFilter filter, InboxSort sort, InboxCursor after, int limit) {
        var rows = inbox.page(caller.get(), filter, sort, after, limit);
        var next = rows.size() < limit ? null : sort.behind(rows).text();
        return new Page(views(rows), next);
    }

    private Page changes(ChangeToken since, int limit) {
        if (!(caller.get() instanceof Caller.Staff staff)) {
            throw Refusal.forbidden("Only agents and keys follow changes.");
        }
        var page = changes.since(staff.workspace(), since, limit);
        return new Page(views(page.rows()), page.next().text());
    }

    private List<ConversationView> views(List<Inbox.Row> rows) {
        return rows.stream().map(row -> row.seenBy(caller.get())).toList();
    }

    @GET
    @Path("counts")
    @RolesAllowed({"agent", "conversations:read"})
    @Operation(
            operationId = "countConversations",
            summary = "Count conversations",
            description = "Resolved ones are counted up to 1,000.")
    public InboxCounts.View counts() {
        return counts.of(caller.staff());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"agent", "visitor", "conversations:read"})
    @Operation(operationId = "getConversation", summary = "Get a conversation")
    public ConversationView get(@RestPath UUID id) {
        return view(id);
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed({"agent", "conversations:write"})
    @Operation(
            operationId = "updateConversation",
            summary = "Change status or priority",
            description = "Each step becomes an entry of the log. A conversation that is `snoozed` comes back at"
                    + " `snoozedUntil`, at the top of the lists and unread, or when the visitor writes before.")
    public ConversationView change(@RestPath UUID id, @NotNull Change change) {
        if (change.status() == Status.WAITING) {
            throw Refusal.malformed("A conversation waits while nobody is responsible: delete its assignment instead.");
        }
        if (change.snoozedUntil() != null && change.status() != Status.SNOOZED) {
            throw Refusal.malformed("The field \"snoozedUntil\" goes with the status snoozed only.");
        }
        conversations.change(caller.staff(), id, change.status(), change.priority(), change.snoozedUntil());
        return view(id);
    }

    @PUT
    @Path("{id}/read")
    @RolesAllowed({"agent", "visitor", "conversations:write"})
    @Operation(
            operationId = "markConversationRead",
            summary = "Say what was seen",
            description = "A mark only moves forward.")
    @APIResponse(responseCode = "204", description = "Kept, or it stood farther already")
    public RestResponse<Void> read(@RestPath UUID id, @jakarta.validation.Valid @NotNull Read read) {
        history.head(caller.get(), id);
        readMarks.set(caller.get(), id, read.seq());
        return RestResponse.noContent();
    }

    @DELETE
    @Path("{id}/read")
    @RolesAllowed({"agent", "conversations:write"})
    @Operation(
            operationId = "markConversationUnread",
            summary = "Mark as unread",
            description = "For all agents, until one reads it. What the visitor was told of being seen stays.")
    @APIResponse(responseCode = "204", description = "Marked")
    @APIResponse(responseCode = "409", description = "The conversation was erased")
    public RestResponse<Void> unread(@RestPath UUID id) {
        history.head(caller.get(), id);
        readMarks.markUnread(caller.staff(), id);
        return RestResponse.noContent();
    }

    private ConversationView view(UUID id) {
        history.head(caller.get(), id);
        return shown(id);
    }

    // No access check: the caller has just started it, even if it was moved to a verified visitor meanwhile.
    private ConversationView shown(UUID id) {
        return inbox.find(caller.get().workspace(), id)
                .map(row -> row.seenBy(caller.get()))
                .orElseThrow(() -> Refusal.notFound("conversation"));
    }
}
