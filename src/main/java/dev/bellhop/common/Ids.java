package dev.bellhop.common;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/// Where every id comes from: UUIDs of version 7, so that a newer row has a greater id (RFC 9562, 5.7).
public final class Ids {
    // Random, so a native image begins this class at run time: application.properties.
    private static final NoArgGenerator VERSION_7 = Generators.timeBasedEpochGenerator();

    private Ids() {}

    public static UUID next() {
        return VERSION_7.generate();
    }
}
