package dev.bellhop.bench.lab;

import java.util.Map;

/// The service's limits that are there against a flood, as one load driver is one.
final class Limits {
    static final Map<String, String> LIFTED = Map.of();

    private Limits() {}
}
