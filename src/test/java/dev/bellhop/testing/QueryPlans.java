package dev.bellhop.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How PostgreSQL would run a statement of ours, whatever its parameters.
public final class QueryPlans {
    private static final Pattern PARAMETER = Pattern.compile("\\?");

    private QueryPlans() {}

    // PostgreSQL numbers its parameters, JDBC does not.
    public static String of(Connection connection, String sql) throws SQLException {
        var number = new AtomicInteger();
        var numbered = PARAMETER.matcher(sql).replaceAll(_ -> "\\$" + number.incrementAndGet());
        try (var statement = connection.createStatement()) {
            statement.execute("prepare asked as " + numbered);
            var nulls = String.join(", ", Collections.nCopies(number.get(), "null"));
            try (var rows = statement.executeQuery("explain execute asked (" + nulls + ")")) {
                var lines = Stream.<String>builder();
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
                return lines.build().collect(Collectors.joining("\n"));
            } finally {
                statement.execute("deallocate asked");
            }
        }
    }
}
