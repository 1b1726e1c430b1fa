package dev.bellhop.canned;

import dev.bellhop.common.Refusal;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Lets a company import one file at a time: each is held whole, and so is the company's row.
@Singleton
class ImportTurns {
    private static final int MOMENT_SECONDS = 2;

    private final Set<UUID> importing = ConcurrentHashMap.newKeySet();

    <T> T take(UUID workspace, Supplier<T> work) {
        if (!importing.add(workspace)) {
            throw Refusal.tooMany("Another import is under way. Send the file again when it is done.", MOMENT_SECONDS);
        }
        try {
            return work.get();
        } finally {
            importing.remove(workspace);
        }
    }
}
