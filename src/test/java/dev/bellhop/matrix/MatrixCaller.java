package dev.bellhop.matrix;

import java.util.Locale;

/// Who tries each operation: the columns of the tables.
enum MatrixCaller {
    NOBODY,
    VISITOR,
    NEIGHBOUR,
    FOREIGN,
    AGENT,
    SUPERVISOR,
    ADMIN,
    OWNER,
    WITHOUT,
    WITH;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
