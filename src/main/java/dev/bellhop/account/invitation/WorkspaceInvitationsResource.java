package dev.bellhop.account.invitation;

import dev.bellhop.common.MailAddress;
import dev.bellhop.common.PlainText;
import dev.bellhop.ratelimit.RequestRateLimits;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;

@Produces(MediaType.APPLICATION_JSON)
@Path("/api/v1/workspace-invitations")
@Tag(name = "operator", description = "For whoever runs the service")
@RunOnVirtualThread
class WorkspaceInvitationsResource {
    private final OperatorGate gate;
    private final Invitations invitations;
    private final RequestRateLimits limits;

    WorkspaceInvitationsResource(OperatorGate gate, Invitations invitations, RequestRateLimits limits) {
        this.gate = gate;
        this.invitations = invitations;
        this.limits = limits;
    }

    @Schema(name = "NewWorkspaceInvitation")
    record Draft(
            @PlainText
            @NotNull(message = "is missing")
            @Size(max = 254, message = "must have 254 characters at most")
            @MailAddress
            @Schema(examples = "owner@shop.example")
            String email) {

        @Override
        public String toString() {
            return "Draft[…]";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(
            operationId = "createWorkspaceInvitation",
            summary = "Invite a company",
            description =
                    "Wants the operator's token. Whoever follows the link founds a workspace and becomes its owner."
                            + " Where the service sends no e-mail, the answer holds the link.")
    @APIResponseSchema(value = InvitationView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<InvitationView> invite(
            @RestHeader(OperatorGate.HEADER) String token, @Valid @NotNull Draft draft) {
        gate.check(token);
        limits.takeMail("operator", draft.email());
        return InvitationsResource.created(invitations.inviteCompany(draft.email()));
    }
}
