package dev.bellhop.tenancy;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;

/// For which workspace the work at hand is done, so that the database shows no other's rows (see [RowLevelSecurity]).
// What
/// is done for none, as jobs are and whatever comes before the caller is known, sees all.
///
/// A transaction keeps the scope in which its first statement ran.
public final class TenantScope {
    private static final ScopedValue<UUID> BOUND = ScopedValue.newInstance();

    /// That of a REST request, for as long as it takes.
    @RequestScoped
    public static class OfRequest {
        private UUID workspace;

        public void set(UUID workspace) {
            this.workspace = workspace;
        }

        Optional<UUID> get() {
            return Optional.ofNullable(workspace);
        }
    }

    private TenantScope() {}

    /// Runs work on this thread that is a workspace's.
    public static void within(UUID workspace, Runnable work) {
        ScopedValue.where(BOUND, workspace).run(work);
    }

    static Optional<UUID> current() {
        return BOUND.isBound() ? Optional.of(BOUND.get()) : ofRequest();
    }

    private static Optional<UUID> ofRequest() {
        var container = Arc.container();
        if (container == null || !container.requestContext().isActive()) {
            return Optional.empty();
        }
        return container.instance(OfRequest.class).get().get();
    }
}
