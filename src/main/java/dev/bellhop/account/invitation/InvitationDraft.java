package dev.bellhop.account.invitation;

import dev.bellhop.common.MailAddress;
import dev.bellhop.common.PlainText;
import dev.bellhop.security.Role;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A new invitation.
@Schema(name = "NewInvitation")
public record InvitationDraft(
        @PlainText
        @NotNull(message = "is missing")
        @Size(max = 254, message = "must have 254 characters at most")
        @MailAddress
        @Schema(examples = "ana@shop.example")
        String email,

        @NotNull(message = "is missing") Role role) {

    /// Hides the address.
    @Override
    public String toString() {
        return "InvitationDraft[role=" + role + "]";
    }
}
