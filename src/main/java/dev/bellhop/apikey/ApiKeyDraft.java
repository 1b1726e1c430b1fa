package dev.bellhop.apikey;

import dev.bellhop.common.Name;
import dev.bellhop.security.Scope;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A new API key.
@Schema(name = "NewApiKey")
public record ApiKeyDraft(
        @NotBlank(message = "is missing")
        @Name
        @Size(max = 80, message = "must have 80 characters at most")
        @Schema(description = "Also the name its messages are signed with", examples = "Order bot")
        String name,

        @NotEmpty(message = "must name one scope at least")
        @Schema(examples = "[\"conversations:read\", \"conversations:write\"]")
        Set<@NotNull(message = "must hold scopes, not nothing") Scope> scopes,

        @Future(message = "must lie in the future") @Schema(description = "Left out: it does not expire")
        Instant expiresAt) {}
