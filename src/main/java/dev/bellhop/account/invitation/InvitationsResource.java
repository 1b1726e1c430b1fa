package dev.bellhop.account.invitation;

import dev.bellhop.agent.AgentView;
import dev.bellhop.common.MailAddress;
import dev.bellhop.common.Name;
import dev.bellhop.common.PlainText;
import dev.bellhop.ratelimit.AddressTurns;
import dev.bellhop.ratelimit.RequestRateLimits;
import dev.bellhop.security.CurrentCaller;
import dev.bellhop.security.Role;
import dev.bellhop.security.Token;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/api/v1/invitations")
@Tag(name = "invitations", description = "How people become agents, by a link that is sent to them")
@RunOnVirtualThread
class InvitationsResource {
    private final Invitations invitations;
    private final InvitationAcceptance joining;
    private final CurrentCaller caller;
    private final RequestRateLimits limits;
    private final AddressTurns turns;

    InvitationsResource(
            Invitations invitations,
            InvitationAcceptance joining,
            CurrentCaller caller,
            RequestRateLimits limits,
            AddressTurns turns) {
        this.invitations = invitations;
        this.joining = joining;
        this.caller = caller;
        this.limits = limits;
        this.turns = turns;
    }

    @Schema(name = "InvitationList")
    record Page(List<InvitationView> items) {}

    @Schema(name = "InvitationToken")
    record Link(
            @NotNull(message = "is missing")
            @Size(max = 100, message = "must have 100 characters at most")
            @Schema(examples = "bhi_3n4p0sXhJ8vXQz7mT1cKfYw2uLr9aBdEgHiJkMnOx7Q")
            String token) {

        @Override
        public String toString() {
            return "Link[…]";
        }
    }

    @Schema(name = "InvitationPreview")
    record Preview(
            @Schema(description = "Left out: one is to be founded", examples = "Linden & Loom") @Nullable
            String company,

            @Schema(description = "Left out: to be said when it is accepted", examples = "ana@shop.example") @Nullable
            String email,

            Role role) {}

    @Schema(name = "InvitationAcceptance")
    record Acceptance(
            @NotNull(message = "is missing") @Size(max = 100, message = "must have 100 characters at most")
            String token,

            @Name
            @NotBlank(message = "is missing")
            @Size(max = 80, message = "must have 80 characters at most")
            @Schema(examples = "Ana Ruiz")
            String name,

            @NotNull(message = "is missing")
            @Size(min = 12, max = 200, message = "must have 12 to 200 characters")
            @Schema(examples = "correct horse battery")
            String password,

            @PlainText
            @Size(max = 254, message = "must have 254 characters at most")
            @MailAddress
            @Schema(description = "Where the invitation names none", examples = "ana@shop.example")
            String email,

            @Name
            @Size(max = 80, message = "must have 80 characters at most")
            @Schema(description = "The name of the company, where one is founded", examples = "Linden & Loom")
            String company) {

        @Override
        public String toString() {
            return "Acceptance[…]";
        }
    }

    @GET
    @RolesAllowed({"admin", "agents:read"})
    @Operation(
            operationId = "listInvitations",
            summary = "List invitations",
            description = "Newest first; accepted, revoked and old ones are gone.")
    public Page list() {
        return new Page(invitations.list(caller.get().workspace()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"admin", "agents:write"})
    @Operation(
            operationId = "createInvitation",
            summary = "Invite somebody",
            description =
                    "A link is sent to the address, good for 7 days and once; an earlier one is worth nothing from"
                            + " then on. Where the service sends no e-mail, the answer holds the link. Nobody gives a role above"
                            + " their own. A key gives the role `agent`, and needs the scopes `conversations:read` and"
                            + " `conversations:write` for it.")
    @APIResponseSchema(value = InvitationView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<InvitationView> invite(@Valid @NotNull InvitationDraft draft) {
        limits.takeMail(caller.get().workspace().toString(), draft.email());
        return created(invitations.invite(caller.staff(), draft));
    }

    static RestResponse<InvitationView> created(InvitationView invitation) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, invitation)
                .header("Cache-Control", "no-store")
                .build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({"admin", "agents:write"})
    @Operation(operationId = "revokeInvitation", summary = "Revoke an invitation")
    @APIResponse(responseCode = "204", description = "Its link is worth nothing any more")
    public RestResponse<Void> revoke(@RestPath UUID id) {
        invitations.revoke(caller.staff(), id);
        return RestResponse.noContent();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("preview")
    @PermitAll
    @Operation(
            operationId = "previewInvitation",
            summary = "See what an invitation is for",
            description = "By the token of its link.")
    public Preview preview(@Valid @NotNull Link link) {
        limits.takeByAddress(RequestRateLimits.Rule.SIGN_IN_ADDRESS);
        var found = joining.preview(new Token(link.token()));
        return new Preview(found.company(), found.email(), found.role());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("accept")
    @PermitAll
    @Operation(
            operationId = "acceptInvitation",
            summary = "Accept an invitation",
            description = "Makes the account, once: then sign in. An invitation to found a workspace wants its name.")
    @APIResponseSchema(value = AgentView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<AgentView> accept(@Valid @NotNull Acceptance acceptance) {
        limits.takeByAddress(RequestRateLimits.Rule.SIGN_IN_ADDRESS);
        var answer = new InvitationAcceptance.Answer(
                acceptance.name(), acceptance.password(), acceptance.email(), acceptance.company());
        var agent = turns.call(() -> joining.accept(new Token(acceptance.token()), answer));
        return RestResponse.status(RestResponse.Status.CREATED, agent);
    }
}
