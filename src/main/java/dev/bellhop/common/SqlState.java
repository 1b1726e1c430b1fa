package dev.bellhop.common;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// PostgreSQL's error codes (its documentation, appendix A).
public final class SqlState {
    private static final String DISK_FULL = "53100";

    private SqlState() {}

    /// The code of the database's exception behind another one, or `none` if it has no code, as when the pool has no
    /// connection in time. Empty if the database is not the cause.
    public static Optional<String> of(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .limit(10)
                .<String>mapMulti((cause, found) -> {
                    if (cause instanceof SQLException sql) {
                        found.accept(Objects.requireNonNullElse(sql.getSQLState(), "none"));
                    }
                })
                .findFirst();
    }

    /// Whether it does not answer now: class 08 (connection exceptions), 53 (no space on its disk, no memory, no
    /// connection left), 57P0x (the server is shutting down), 58 (its files), no code.
    public static boolean isAway(String state) {
        return state.equals("none")
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.startsWith("58");
    }

    /// A code, with what it means for whoever runs the service.
    public static String told(String state) {
        return state.equals(DISK_FULL) ? state + " (its disk is full: make room, and it goes on by itself)" : state;
    }
}
