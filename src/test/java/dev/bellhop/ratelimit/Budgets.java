package dev.bellhop.ratelimit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;

/// Budgets for tests without the running application.
public final class Budgets {
    private Budgets() {}

    /// With the default parts of this process's heap.
    public static MemoryBudget usual() {
        return of(Runtime.getRuntime().maxMemory());
    }

    /// @param heap in bytes
    public static MemoryBudget of(long heap) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(MemoryConfig.class)
                .build()
                .getConfigMapping(MemoryConfig.class);
        return new MemoryBudget(config, heap, new SimpleMeterRegistry());
    }
}
