package dev.bellhop.common;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/// Generates every id: UUID version 7, so that newer rows have greater ids (RFC 9562, 5.7).
public final class Ids {
    // Random, so a native image begins this class at run time: application.properties.
    private static final NoArgGenerator VERSION_7 = Generators.timeBasedEpochGenerator();

    private Ids() {}

    public static UUID next() {
        return VERSION_7.generate();
    }
}
