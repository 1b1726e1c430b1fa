package dev.bellhop.protocol;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Validates the fields of frames. Errors are sentences that tell the sender what to do.
final class Field {
    private Field() {}

    static void present(String name, Object value) {
        if (value == null) {
            throw new BadFrame("The field \"" + name + "\" is missing.");
        }
    }

    /// @return the ids, of which none is missing
    static List<UUID> ids(String name, List<UUID> ids) {
        if (ids.stream().anyMatch(Objects::isNull)) {
            throw new BadFrame("The field \"" + name + "\" has an empty entry.");
        }
        return List.copyOf(ids);
    }

    static void notNegative(String name, long value) {
        if (value < 0) {
            throw new BadFrame("The field \"" + name + "\" must be 0 or more.");
        }
    }

    static void atMost(String name, int size, int most) {
        if (size > most) {
            throw new BadFrame("The field \"" + name + "\" has " + size + " entries; send " + most + " at most.");
        }
    }

    static void text(String name, String value, int most) {
        present(name, value);
        if (value.length() > most) {
            throw new BadFrame(
                    "The field \"" + name + "\" has " + value.length() + " characters; send " + most + " at most.");
        }
    }

    /// A secret made up by the client.
    static void secret(String name, String value) {
        present(name, value);
        if (value.length() < 16 || value.length() > 64) {
            throw new BadFrame("The field \"" + name + "\" must have 16 to 64 characters.");
        }
    }
}
