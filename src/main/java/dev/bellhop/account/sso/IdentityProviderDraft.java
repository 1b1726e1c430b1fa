package dev.bellhop.account.sso;

import dev.bellhop.common.PlainText;
import dev.bellhop.security.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A company's identity provider, as an owner sets it.
@Schema(name = "NewIdentityProvider")
public record IdentityProviderDraft(
        @NotNull(message = "is missing")
        @PlainText
        @Size(max = 400, message = "must have 400 characters at most")
        @Pattern(regexp = "https?://[^\\s?#]+", message = "must be an address like https://login.example.com")
        @Schema(
                description = "As the provider calls itself: its discovery document stands below it",
                examples = "https://login.shop.example/realms/shop")
        String issuer,

        @NotBlank(message = "is missing")
        @PlainText
        @Size(max = 200, message = "must have 200 characters at most")
        @Schema(examples = "bellhop")
        String clientId,

        @PlainText
        @Size(max = 1_000, message = "must have 1000 characters at most")
        @Schema(description = "Never given back. Left out: as it was, for the same issuer and client")
        String clientSecret,

        @PlainText
        @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
        @Schema(
                description = "Where the provider names the groups somebody is in; left out: `groups`",
                examples = "groups")
        String groupsClaim,

        @Size(max = 100, message = "must have 100 entries at most")
        @Schema(description = "The highest role counts. Left out or empty: roles are given in Bellhop")
        List<@NotNull(message = "holds nothing") @Valid GroupRole> groups,

        @Schema(description = "Of those who are in none of the groups; left out: they are not let in")
        Role defaultRole,

        @Schema(description = "Whether it lets in people who are no agents yet", defaultValue = "false")
        boolean joins,

        @Schema(
                description = "Whether its e-mail addresses count as verified where it does not say `email_verified`",
                defaultValue = "false")
        boolean trustsEmails,

        @Schema(
                description = "Whether people may go on to sign in with a password; owners always may",
                defaultValue = "true")
        Boolean passwords) {

    List<GroupRole> groupRoles() {
        return groups == null ? List.of() : groups;
    }

    @Override
    public String toString() {
        return "IdentityProviderDraft[…]";
    }
}
