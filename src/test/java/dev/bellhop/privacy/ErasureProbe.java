package dev.bellhop.privacy;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bellhop.protocol.Person;
import dev.bellhop.visitor.PersonalData;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps nothing, but tells how the erasure of whom a test names comes by.
@Singleton
class ErasureProbe implements PersonalData {
    private final Map<UUID, CompletableFuture<Boolean>> watched = new ConcurrentHashMap<>();

    /// @return whether the erasure's first step belongs to a request, once it is there
    CompletableFuture<Boolean> watch(UUID visitor) {
        return watched.computeIfAbsent(visitor, _ -> new CompletableFuture<>());
    }

    @Override
    public Map<String, Long> eraseSome(Subject subject, Person by, int most) {
        var waiting = watched.get(subject.visitor());
        if (waiting != null) {
            waiting.complete(Arc.container().requestContext().isActive());
        }
        return Map.of();
    }

    @Override
    public void export(Subject subject, JsonGenerator out) {}
}
