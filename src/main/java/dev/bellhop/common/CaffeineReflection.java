package dev.bellhop.common;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// Caffeine has a class for each combination of what a cache can do, and finds it by name. A native image must be told
/// which ones are in use; Quarkus itself knows most of them, but not all.
@RegisterForReflection(
        classNames = {
            "com.github.benmanes.caffeine.cache.SSMS",
            "com.github.benmanes.caffeine.cache.PSMS",
            "com.github.benmanes.caffeine.cache.SSMSA",
            "com.github.benmanes.caffeine.cache.PSAMS",
            "com.github.benmanes.caffeine.cache.SSMSW",
            "com.github.benmanes.caffeine.cache.PSWMS",
            "com.github.benmanes.caffeine.cache.SSMWW",
            "com.github.benmanes.caffeine.cache.PSWMW"
        })
final class CaffeineReflection {
    private CaffeineReflection() {}
}
