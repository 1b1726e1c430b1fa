package dev.bellhop.process;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;

/// A company of a walk. All that its people write carries its mark, so that it is recognised where it must not be.
enum WalkCompany {
    LINDEN("«linden»", "demo-shop", "ana@demo.example ben@demo.example"),
    MAPLE("«maple»", "maple-shop", "mo@maple.example");

    /// Stands in every note.
    static final String BETWEEN_AGENTS = "between us";

    private static final String BUILD = """
            insert into workspace (id, name, created_at)
                values ('0199f000-0000-7000-8000-000000000001', 'Maple & Mohair', now());
            insert into site (id, workspace, key, name, greeting, accent, origins, created_at)
                values ('0199f000-0000-7000-8000-000000000010', '0199f000-0000-7000-8000-000000000001',
                    'maple-shop', 'Maple', 'Hello.', '#2f6f5e', '{}', now());
            insert into agent (id, workspace, name, email, password_hash, role, created_at)
                select '0199f000-0000-7000-8000-000000000020', '0199f000-0000-7000-8000-000000000001',
                    'Mo «maple»', 'mo@maple.example', password_hash, 'owner', now()
                from agent where email = 'ana@demo.example';
            """;

    final String mark;
    final String site;
    private final String agents;

    WalkCompany(String mark, String site, String agents) {
        this.mark = mark;
        this.site = site;
        this.agents = agents;
    }

    /// How its agents sign in.
    List<String> agents() {
        return List.of(agents.split(" "));
    }

    /// Something to say; of what is between agents it says so.
    String words(Random random, String kind) {
        var many = random.nextInt(10);
        var length = many == 0 ? random.nextInt(3_000) : random.nextInt(many < 4 ? 300 : 40);
        var words = new StringBuilder(mark).append(kind.equals("note") ? " " + BETWEEN_AGENTS : "");
        while (words.length() < length) {
            words.append(' ')
                    .append(Long.toString(random.nextLong(), Character.MAX_RADIX))
                    .append("üñ→");
        }
        return words.toString();
    }

    WalkCompany other() {
        return this == LINDEN ? MAPLE : LINDEN;
    }

    /// Puts the second one beside the demo's shop.
    static void build(Postgres database) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(BUILD);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
