package dev.bellhop.account.sso;

import dev.bellhop.security.Role;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A company's identity provider, without its secret.
@Schema(name = "IdentityProvider")
public record IdentityProviderView(
        String issuer,
        String clientId,
        String groupsClaim,
        List<GroupRole> groups,
        Role defaultRole,
        boolean joins,
        boolean trustsEmails,
        boolean passwords,

        @Schema(description = "To be entered at the provider, as it stands here")
        URI redirectUri,

        @Schema(description = "Where people sign in; give it to them, or make it a button")
        URI signInLink) {}
