package dev.bellhop.launch;

import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// One event loop for each core, where nothing else is said; Quarkus takes two. None of ours ever blocks, and
/// loops that share a core make each other wait, and the database beside them (bench/NOTES.md).
public class EventLoops implements ConfigSource {
    private static final String KEY = "quarkus.vertx.event-loops-pool-size";
    /// Above Quarkus' own defaults, below everything an operator can set.
    private static final int ORDINAL = 50;

    @Override
    public String getName() {
        return "one event loop for each core";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.of(KEY);
    }

    @Override
    public String getValue(String key) {
        return KEY.equals(key) ? String.valueOf(Runtime.getRuntime().availableProcessors()) : null;
    }
}
