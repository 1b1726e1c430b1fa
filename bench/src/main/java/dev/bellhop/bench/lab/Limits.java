package dev.bellhop.bench.lab;

import java.util.Map;

/// Lifts the service's limits against floods, since the bench is one. Limits of memory and concurrency (docs/settings.md)
/// stay as they are: they are part of what is measured.
final class Limits {
    private static final String BOUNDLESS = "1000000";

    static final Map<String, String> LIFTED = Map.ofEntries(
            Map.entry("BELLHOP_LIVE_PER_SITE", "20000"),
            Map.entry("BELLHOP_RATE_SENDER_PER_SECOND", BOUNDLESS),
            Map.entry("BELLHOP_RATE_SENDER_BURST", BOUNDLESS),
            Map.entry("BELLHOP_RATE_SITE_PER_SECOND", BOUNDLESS),
            Map.entry("BELLHOP_RATE_SITE_BURST", BOUNDLESS),
            Map.entry("BELLHOP_LIMIT_ADDRESS", BOUNDLESS + "/1m"),
            Map.entry("BELLHOP_LIMIT_CALLER", BOUNDLESS + "/1m"),
            Map.entry("BELLHOP_LIMIT_SIGN_IN_ADDRESS", BOUNDLESS + "/1m"),
            Map.entry("BELLHOP_LIMIT_SIGN_IN_ACCOUNT", BOUNDLESS + "/1m"),
            Map.entry("BELLHOP_LIMIT_NEW_VISITORS", BOUNDLESS + "/1m"),
            Map.entry("BELLHOP_RATE_FRAMES_PER_SECOND", BOUNDLESS),
            Map.entry("BELLHOP_RATE_FRAMES_BURST", BOUNDLESS),
            Map.entry("BELLHOP_RATE_TYPING_PER_SECOND", BOUNDLESS),
            Map.entry("BELLHOP_RATE_TYPING_BURST", BOUNDLESS),
            Map.entry("BELLHOP_LIVE_UPGRADES", BOUNDLESS + "/1m"));

    private Limits() {}
}
