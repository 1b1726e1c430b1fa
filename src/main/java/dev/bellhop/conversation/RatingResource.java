package dev.bellhop.conversation;

import dev.bellhop.common.PlainText;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.model.RatingView;
import dev.bellhop.security.Caller;
import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/conversations/{id}/rating")
@Tag(name = "rating", description = "How it was, as visitors say once their conversation is resolved")
@RunOnVirtualThread
class RatingResource {
    private final Ratings ratings;
    private final CurrentCaller caller;

    RatingResource(Ratings ratings, CurrentCaller caller) {
        this.ratings = ratings;
        this.caller = caller;
    }

    @Schema(name = "NewRating")
    record Rate(
            @NotNull(message = "is missing")
            @Min(value = 1, message = "must be 1 to 5")
            @Max(value = 5, message = "must be 1 to 5")
            @Schema(description = "1 (very bad) to 5 (very good)", examples = "5")
            Integer score,

            @PlainText
            @Size(max = 1_000, message = "must have 1,000 characters at most")
            @Schema(examples = "Quick and friendly.")
            String comment) {}

    @Schema(name = "RatingList")
    record Newest(List<RatingView> items) {}

    @PUT
    @RolesAllowed("visitor")
    @Operation(operationId = "rateConversation", summary = "Rate a conversation", description = """
            By its visitor, once for each time it was resolved. The same rating again gives the same answer. Becomes \
            the entry `rated` of the log.\
            """)
    @APIResponseSchema(value = RatingView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(
            responseCode = "409",
            description = "It is not resolved, was rated since it was, nobody has asked or answered in it, or the site"
                    + " asks for no ratings")
    public RatingView rate(@RestPath UUID id, @Valid @NotNull Rate rate) {
        if (!(caller.get() instanceof Caller.Visitor visitor)) {
            throw Refusal.forbidden("Only visitors rate.");
        }
        return ratings.rate(visitor, id, rate.score(), rate.comment());
    }

    @GET
    @RolesAllowed({"agent", "conversations:read"})
    @Operation(
            operationId = "listRatings",
            summary = "Read a conversation's ratings",
            description = "Newest first; one for each time it was resolved and rated.")
    public Newest newest(@RestPath UUID id, @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return new Newest(ratings.newest(caller.staff(), id, limit));
    }
}
