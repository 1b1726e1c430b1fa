package dev.bellhop.visitor.identity;

import dev.bellhop.common.PlainText;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The proof of identity that a browser sends, made by the company's server: a JWT, or an id and its hash.
@Schema(name = "VisitorIdentity", description = "Either `jwt`, or `id` and `hash`")
public record IdentityClaim(
        @Size(min = 1, max = 4_096, message = "must have 1 to 4096 characters")
        @Schema(
                description = "Signed with an identity key of the kind `secret` or `public`. `sub` is the company's own"
                        + " id for the person; `exp` is required; `name` and `email` are shown to agents.")
        String jwt,

        @PlainText
        @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
        @Schema(examples = "customer-4711")
        String id,

        @Pattern(regexp = "[0-9a-fA-F]{64}", message = "must be 64 hexadecimal digits")
        @Schema(description = "HMAC-SHA256 of `id`, with an identity key of the kind `hash`")
        String hash) {

    boolean isComplete() {
        return jwt == null ? id != null && hash != null : id == null && hash == null;
    }

    /// Hides the JWT and the hash: whoever has one can act as that person.
    @Override
    public String toString() {
        return "IdentityClaim[…]";
    }
}
