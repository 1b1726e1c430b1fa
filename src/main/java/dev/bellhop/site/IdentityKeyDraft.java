package dev.bellhop.site;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A new identity key.
@Schema(name = "NewIdentityKey")
public record IdentityKeyDraft(
        @NotNull(message = "is missing")
        @Schema(
                description = "`secret` and `public` are for JWTs, `hash` for the identifier hash of Chatwoot or"
                        + " Intercom. Secrets are made here.",
                examples = "secret")
        IdentityKeyKind kind,

        @Size(max = 4_000, message = "must have 4000 characters at most")
        @Schema(
                description =
                        "Of the kind `public`: the public key as PEM, RSA (2048 bits or more), EC (P-256) or Ed25519",
                examples = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA…\n-----END PUBLIC KEY-----")
        String publicKey) {}
