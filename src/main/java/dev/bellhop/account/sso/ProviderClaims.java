package dev.bellhop.account.sso;

import dev.bellhop.account.sso.ProviderSignIns.Voucher;
import dev.bellhop.common.Names;
import dev.bellhop.security.Role;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A person's claims from a provider (OpenID Connect Core 1.0, 5.1), interpreted by the company's settings.
record ProviderClaims(Map<String, Object> all) {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_EMAIL = 254;

    /// @param roles the roles by group
    Voucher voucher(IdentityProvider settings, Map<String, Role> roles) {
        return new Voucher(
                settings.workspace,
                settings.issuer,
                text("sub").orElseThrow(),
                email(settings.trustsEmails).orElse(null),
                name(),
                role(settings, roles),
                roles.isEmpty(),
                settings.joins);
    }

    // Some providers send the text "true".
    private Optional<String> email(boolean trusted) {
        var verified = all.get("email_verified");
        var counts = verified == null ? trusted : "true".equals(verified.toString());
        return text("email").filter(email -> counts && isAddress(email));
    }

    private static boolean isAddress(String email) {
        return email.length() <= LONGEST_EMAIL && email.matches("[^@\\s\\p{Cntrl}\\p{Cf}]+@[^@\\s\\p{Cntrl}\\p{Cf}]+");
    }

    private String name() {
        return Stream.of("name", "preferred_username", "email")
                .map(claim ->
                        text(claim).map(text -> Names.clean(text, LONGEST_NAME)).filter(name -> !name.isEmpty()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("New agent");
    }

    /// The highest role among their groups.
    private Role role(IdentityProvider settings, Map<String, Role> roles) {
        return groups(settings.groupsClaim)
                .map(roles::get)
                .filter(Objects::nonNull)
                .max(Role::compareTo)
                .orElseGet(settings::defaultRole);
    }

    // A list; some providers send a single group as text.
    private Stream<String> groups(String claim) {
        return switch (all.get(claim)) {
            case Collection<?> several -> several.stream().map(String::valueOf);
            case String one -> Stream.of(one);
            case null, default -> Stream.empty();
        };
    }

    private Optional<String> text(String claim) {
        return all.get(claim) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
