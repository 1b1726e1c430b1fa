package dev.bellhop.account.invitation;

import dev.bellhop.security.Role;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An open invitation.
@Schema(name = "Invitation")
public record InvitationView(
        UUID id,
        @Schema(examples = "ana@shop.example") String email,
        Role role,
        Instant createdAt,
        Instant expiresAt,

        @Schema(description = "To be passed on by hand, where the service sends no e-mail; shown once") @Nullable
        String link) {

    static InvitationView of(Invitation invitation, String link) {
        return new InvitationView(
                invitation.id, invitation.email, invitation.role(), invitation.createdAt, invitation.expiresAt, link);
    }
}
