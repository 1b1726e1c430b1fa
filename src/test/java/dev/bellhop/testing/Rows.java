package dev.bellhop.testing;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.SQLException;

/// Rows by the hundred, faster than over REST.
public final class Rows {
    private Rows() {}

    public static void run(String sql) {
        var database = Arc.container().instance(AgroalDataSource.class).get();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sites with as much in them as a site may have: 100 KB of origins and selectors each. Their keys are `prefix`
    /// and a number, their ids before all others.
    public static void bigSites(Company company, String prefix, int many) {
        sites(company, prefix, many, "array_fill(repeat('\u20ac', 200), array[50])");
    }

    public static void sites(Company company, String prefix, int many) {
        sites(company, prefix, many, "'{}'");
    }

    private static void sites(Company company, String prefix, int many, String selectors) {
        run("""
                insert into site (id, workspace, key, name, greeting, accent, origins, assist_unmask, assist_block,
                    assist_act_on, created_at)
                select cast('00' || substr(cast(gen_random_uuid() as text), 3) as uuid), '%s', '%s' || n, 'Site ' || n, 'Hello', '#3b5bdb', '{https://shop.example}',
                    s, s, s, now()
                from generate_series(1, %d) n, cast(%s as text[]) s
                """.formatted(company.workspace(), prefix, many, selectors));
    }
}
