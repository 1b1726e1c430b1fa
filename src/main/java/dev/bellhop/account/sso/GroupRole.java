package dev.bellhop.account.sso;

import dev.bellhop.common.PlainText;
import dev.bellhop.security.Role;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The role of the members of a provider's group.
@Schema(name = "GroupRole")
public record GroupRole(
        @NotNull(message = "is missing")
        @PlainText
        @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
        @Schema(description = "As the provider names it: some do by an id", examples = "support")
        String name,

        @NotNull(message = "is missing") @Schema(description = "`agent`, `supervisor` or `admin`", examples = "agent")
        Role role) {}
