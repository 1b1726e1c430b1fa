package dev.bellhop.account.sso;

import dev.bellhop.account.session.SignInRefused;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Role;
import dev.bellhop.workspace.Workspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The only writer of identity providers.
@ApplicationScoped
class IdentityProviders {
    private static final String GROUPS = "groups";

    record Settings(IdentityProvider provider, List<GroupRole> groups, boolean passwords) {}

    private final ProviderClient calls;
    private final Audit audit;
    private final Clock clock;

    IdentityProviders(ProviderClient calls, Audit audit, Clock clock) {
        this.calls = calls;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Settings get(UUID workspace) {
        var provider = IdentityProvider.of(workspace).orElseThrow(() -> Refusal.notFound("identity provider"));
        return new Settings(provider, groups(workspace), passwords(workspace));
    }

    private static List<GroupRole> groups(UUID workspace) {
        return ProviderGroup.of(workspace).entrySet().stream()
                .map(group -> new GroupRole(group.getKey(), group.getValue()))
                .toList();
    }

    private static boolean passwords(UUID workspace) {
        return Workspace.<Workspace>findById(workspace).passwords;
    }

    /// The workspace with a provider, if it is the only workspace; the sign-in page then offers it to everybody. With
    /// several companies, which ones use this service stays private.
    @Transactional
    Optional<UUID> only() {
        if (Workspace.count("deletedAt is null") != 1) {
            return Optional.empty();
        }
        return IdentityProvider.<IdentityProvider>findAll()
                .firstResultOptional()
                .map(one -> one.workspace);
    }

    /// Checks the provider first, so that a typing error shows now and not at the next sign-in.
    void check(UUID workspace, IdentityProviderDraft draft) {
        if (draft.defaultRole() == Role.OWNER
                || draft.groupRoles().stream().anyMatch(group -> group.role() == Role.OWNER)) {
            throw Refusal.malformed("An identity provider makes nobody an owner: owners make owners.");
        }
        try {
            OpenIdProvider.discover(calls.of(workspace), filled(new IdentityProvider(), workspace, draft, ""));
        } catch (SignInRefused _) {
            throw Refusal.malformed("No identity provider answers there that calls itself exactly so. Its issuer, with"
                    + " \"/.well-known/openid-configuration\" behind it, must open from where Bellhop runs.");
        }
    }

    @Transactional
    void set(Caller.Agent by, IdentityProviderDraft draft) {
        Workspace.hold(by.workspace());
        var before = IdentityProvider.of(by.workspace());
        var provider = before.orElseGet(IdentityProvider::new);
        filled(provider, by.workspace(), draft, secret(before, draft));
        if (before.isEmpty()) {
            provider.createdAt = clock.instant();
            provider.persistAndFlush();
        }
        ProviderGroup.replace(by.workspace(), draft.groupRoles());
        Workspace.<Workspace>findById(by.workspace()).passwords = !Boolean.FALSE.equals(draft.passwords());
        audit.note(by, AuditAction.IDENTITY_PROVIDER_CHANGED, null, "issuer: " + draft.issuer());
    }

    // A secret is only sent to the provider it was entered for.
    private static String secret(Optional<IdentityProvider> before, IdentityProviderDraft draft) {
        if (draft.clientSecret() != null && !draft.clientSecret().isBlank()) {
            return draft.clientSecret();
        }
        return before.filter(one -> one.issuer.equals(draft.issuer()) && one.clientId.equals(draft.clientId()))
                .map(one -> one.clientSecret)
                .orElseThrow(() -> Refusal.malformed("The field \"clientSecret\" is missing."));
    }

    private static IdentityProvider filled(
            IdentityProvider provider, UUID workspace, IdentityProviderDraft draft, String secret) {
        provider.workspace = workspace;
        provider.issuer = draft.issuer();
        provider.clientId = draft.clientId();
        provider.clientSecret = secret;
        provider.groupsClaim = draft.groupsClaim() == null ? GROUPS : draft.groupsClaim();
        provider.defaultRole =
                draft.defaultRole() == null ? null : draft.defaultRole().wireName();
        provider.joins = draft.joins();
        provider.trustsEmails = draft.trustsEmails();
        return provider;
    }

    /// Everybody signs in with a password again; those without one use the password reset.
    @Transactional
    void remove(Caller.Agent by) {
        Workspace.hold(by.workspace());
        if (!IdentityProvider.deleteById(by.workspace())) {
            throw Refusal.notFound("identity provider");
        }
        Workspace.<Workspace>findById(by.workspace()).passwords = true;
        audit.note(by, AuditAction.IDENTITY_PROVIDER_REMOVED, null, null);
    }
}
