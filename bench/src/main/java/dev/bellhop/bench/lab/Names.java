package dev.bellhop.bench.lab;

import java.util.UUID;

/// Names of seeded rows, which driver and database both compute. Ids are in order of time, as the service's own are.
public final class Names {
    private Names() {}

    /// The key of a workspace's only site.
    public static String site(int workspace) {
        return "bench-" + workspace;
    }

    private static UUID id(int kind, int number) {
        return new UUID(0x0198f000_0000_7000L | (long) kind << 32, 0x8000_0000_0000_0000L | number);
    }

    public static UUID conversation(int number) {
        return id(6, number);
    }

    public static String visitorToken(int number) {
        return "bhv_bench-visitor-" + number;
    }

    public static String agentToken(int number) {
        return "bha_bench-agent-" + number;
    }

    /// The same in SQL: `kind` as above, `number` any expression.
    static String sql(int kind, String number) {
        return "('0198f00" + kind + "-0000-7000-8000-' || lpad(to_hex((" + number + ")::int), 12, '0'))::uuid";
    }
}
