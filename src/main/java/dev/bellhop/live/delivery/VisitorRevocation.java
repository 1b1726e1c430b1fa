package dev.bellhop.live.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bellhop.protocol.CloseCode;
import dev.bellhop.security.Caller;
import dev.bellhop.site.IdentityKeys;
import dev.bellhop.site.Sites;
import dev.bellhop.visitor.VisitorBlocks;
import dev.bellhop.visitor.Visitors;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// Closes visitors' sockets when their token is revoked, they are blocked or unblocked, or their site starts to require
/// verified visitors.
///
/// Revocations are remembered for a while: a token may be read just before its revocation, and its socket registered
/// just after.
@Singleton
public class VisitorRevocation {
    /// What a visitor no longer is.
    private record Standing(UUID visitor, boolean blocked) {
        static Standing of(Caller.Visitor visitor) {
            return new Standing(visitor.id(), visitor.isBlocked());
        }
    }

    // Longer than any `hello` takes.
    private final Cache<Object, CloseCode> ended = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(2))
            .maximumSize(100_000)
            .build();

    private final Hub hub;
    private final Sites sites;

    VisitorRevocation(Hub hub, Sites sites) {
        this.hub = hub;
        this.sites = sites;
    }

    /// Why this visitor has no access. Call it after registering in the hub.
    public Optional<CloseCode> objection(Caller.Visitor visitor) {
        if (!sites.face(visitor.site()).serves(visitor)) {
            return Optional.of(CloseCode.UNVERIFIED);
        }
        return Optional.ofNullable(ended.getIfPresent(visitor.isVerified() ? visitor.verifiedBy() : visitor.id()))
                .or(() -> Optional.ofNullable(ended.getIfPresent(visitor.token())))
                .or(() -> Optional.ofNullable(ended.getIfPresent(Standing.of(visitor))));
    }

    /// Holders of the merged visitor's token reconnect with the new one.
    void merged(@Observes(during = TransactionPhase.AFTER_SUCCESS) Visitors.Merged merged) {
        end(merged.from(), CloseCode.TOKEN_EXPIRED, hub.of(merged.from()), _ -> true);
    }

    /// They reconnect, with what they may do now.
    void blockChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) VisitorBlocks.Changed changed) {
        ended.invalidate(new Standing(changed.visitor(), changed.blocked()));
        var before = new Standing(changed.visitor(), !changed.blocked());
        end(before, CloseCode.ROLE_CHANGED, hub.of(changed.visitor()), visitor -> Standing.of(visitor)
                .equals(before));
    }

    void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) Visitors.TokenEnded token) {
        var code = token.signedOut() ? CloseCode.SIGNED_OUT : CloseCode.TOKEN_EXPIRED;
        end(token.token(), code, hub.of(token.visitor()), visitor -> token.token()
                .equals(visitor.token()));
    }

    void revoked(@Observes(during = TransactionPhase.AFTER_SUCCESS) IdentityKeys.Revoked revoked) {
        end(revoked.key(), CloseCode.TOKEN_EXPIRED, hub.visitors(revoked.workspace()), visitor -> revoked.key()
                .equals(visitor.verifiedBy()));
    }

    void enforced(@Observes Sites.Enforced enforced) {
        close(
                CloseCode.UNVERIFIED,
                hub.visitors(enforced.workspace()),
                visitor -> visitor.site().equals(enforced.site()) && !visitor.isVerified());
    }

    private void end(Object what, CloseCode code, Collection<Recipient> clients, Predicate<Caller.Visitor> whose) {
        ended.put(what, code);
        close(code, clients, whose);
    }

    private static void close(CloseCode code, Collection<Recipient> clients, Predicate<Caller.Visitor> whose) {
        clients.stream()
                .filter(client -> client.caller() instanceof Caller.Visitor visitor && whose.test(visitor))
                .forEach(client -> client.leave(code));
    }
}
