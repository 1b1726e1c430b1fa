package dev.bellhop.agent;

import dev.bellhop.common.MailAddress;
import dev.bellhop.common.Name;
import dev.bellhop.common.PlainText;
import dev.bellhop.security.Role;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A new agent.
@Schema(name = "NewAgent")
public record AgentDraft(
        @NotNull(message = "is missing")
        @Name
        @Size(min = 1, max = 80, message = "must have 1 to 80 characters")
        @Schema(examples = "Ana Ruiz")
        String name,

        @NotNull(message = "is missing")
        @PlainText
        @Size(max = 254, message = "must have 254 characters at most")
        @MailAddress
        @Schema(examples = "ana@shop.example")
        String email,

        @Size(min = 12, max = 200, message = "must have 12 to 200 characters")
        @Schema(
                description = "Where the service sends no e-mail; elsewhere it is ignored",
                examples = "correct horse battery")
        String password,

        @NotNull(message = "is missing") Role role) {

    /// Without the password.
    @Override
    public String toString() {
        return "AgentDraft[role=" + role + "]";
    }
}
