package dev.bellhop.tenancy;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// The workspace that the current work belongs to; the database then shows no other workspace's rows (see
/// [RowLevelSecurity]). Work without a scope sees all rows: jobs, and whatever runs before the caller is known.
///
/// A transaction keeps the scope in which its first statement ran.
public final class TenantScope {
    private static final ScopedValue<UUID> BOUND = ScopedValue.newInstance();

    /// The scope of one REST request.
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

    /// Runs the work on this thread in the workspace's scope.
    public static void within(UUID workspace, Runnable work) {
        ScopedValue.where(BOUND, workspace).run(work);
    }

    /// The same, for work that has a result.
    public static <T> T call(UUID workspace, Supplier<T> work) {
        return ScopedValue.where(BOUND, workspace).call(work::get);
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
