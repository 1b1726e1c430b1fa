package dev.bellhop.conversation.bulk;

import dev.bellhop.idempotency.Idempotency;
import dev.bellhop.ratelimit.RequestRateLimits;
import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;

@Path("/api/v1/conversations/bulk")
@Tag(name = "conversations", description = "Threads between a visitor and the company")
@RunOnVirtualThread
class BulkResource {
    private final BulkChanges changes;
    private final RequestRateLimits rateLimits;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    BulkResource(BulkChanges changes, RequestRateLimits rateLimits, Idempotency idempotency, CurrentCaller caller) {
        this.changes = changes;
        this.rateLimits = rateLimits;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @Schema(name = "BulkOutcomes")
    record Outcomes(
            @Schema(description = "One of each conversation, in the order of the call")
            List<BulkOutcome> items) {}

    @POST
    @RolesAllowed({"agent", "conversations:write"})
    @Operation(operationId = "changeConversations", summary = "Change several conversations", description = """
            The same change of up to 100 conversations: status, priority, who is responsible, a label. Each is changed \
            by itself, as by a call for it alone, with the same rules and entries of the log; all that is to change of \
            one is changed, or nothing of it. The answer tells how each came out: one that is refused keeps none of \
            the others. What is wrong with the call itself refuses it, and nothing is done.

            The rate limit `bulk` counts conversations, not calls. With an `Idempotency-Key`, a call that is sent \
            again gets the first answer; one that broke off does what is left.\
            """)
    @APIResponseSchema(value = Outcomes.class, responseCode = "200", responseDescription = "OK")
    public Outcomes change(@RestHeader("Idempotency-Key") String key, @Valid @NotNull BulkChange change) {
        var by = caller.staff();
        change.check();
        rateLimits.take(
                RequestRateLimits.Rule.BULK,
                by.id().toString(),
                change.conversations().size());
        return idempotency.repeatable(by, key, change, Outcomes.class, () -> new Outcomes(changes.apply(by, change)));
    }
}
