package dev.bellhop.bench.scenario;

import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.lab.Tool;
import dev.bellhop.bench.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/// What PostgreSQL itself does when each message is a transaction of its own: pgbench, with nothing around it. Two
/// statements are tried, as either may be the faster one: the service's own for a batch of one, read from its source so
/// that they cannot drift apart, and the least that gives a message its number, stores it and moves the conversation.
final class PgBench {
    private static final List<Integer> CLIENTS = List.of(1, 16, 64);
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final String SOURCE = "src/main/java/dev/bellhop/conversation/LogStatement.java";
    private static final String PICK = "\\set c random(10001, 10500)\n\\set r random(1, 1000000000000000)\n";
    private static final String CONVERSATION = "('0198f006-0000-7000-8000-' || lpad(to_hex(:c::int), 12, '0'))::uuid";
    private static final String VISITOR = "('0198f003-0000-7000-8000-' || lpad(to_hex(:c::int), 12, '0'))::uuid";
    private static final String WORKSPACE = "'0198f001-0000-7000-8000-000000000001'::uuid";
    private static final String REF = "('pgbench-' || :r)";
    private static final String BODY = "repeat('x', 128)";

    /// In the order of the question marks in the service's statement.
    private static final List<String> BATCH_OF_ONE = List.of(
            "now()", "now() - interval '5 seconds'", "now()",
            "array[" + CONVERSATION + "]", "array[" + WORKSPACE + "]", "array[" + VISITOR + "]",
            "array[1]", "array[1]", "array[1]", "array[0]", "now()",
            "array[" + CONVERSATION + "]", "array[1]", "array['visitor']", "array[" + VISITOR + "]", "array['Visitor']",
            "array[" + REF + "]", "array['text']", "array[" + BODY + "]", "1");

    private static final String LEAST = "with moved as (update conversation set head = head + 1, last_seq = head + 1,"
            + " unread_by_agents = unread_by_agents + 1, updated_at = now() where id = " + CONVERSATION
            + " returning workspace, id, visitor, head) insert into message (workspace, conversation, seq, kind, author_kind,"
            + " author, author_name, ref, body, at) select workspace, id, head, 'text', 'visitor', visitor, 'Visitor', "
            + REF + ", " + BODY + ", now() from moved returning seq;";

    private final Lab lab;
    private final List<Path> scripts;

    PgBench(Lab lab) throws IOException {
        this.lab = lab;
        var folder = lab.settings().results();
        scripts = List.of(
                Files.writeString(folder.resolve("pgbench-own.sql"), PICK + own(lab) + ";\n"),
                Files.writeString(folder.resolve("pgbench-least.sql"), PICK + LEAST + "\n"));
    }

    private static String own(Lab lab) throws IOException {
        var source = Files.readString(lab.settings().root().resolve(SOURCE));
        var sql = source.split("\"\"\"")[1].strip();
        var parts = (sql + " ").split("\\?");
        if (parts.length != BATCH_OF_ONE.size() + 1) {
            throw new IllegalStateException("the statement in " + SOURCE + " has changed; see PgBench.BATCH_OF_ONE");
        }
        var text = new StringBuilder(parts[0]);
        for (int n = 0; n < BATCH_OF_ONE.size(); n++) {
            text.append(BATCH_OF_ONE.get(n)).append(parts[n + 1]);
        }
        // A pgbench script's statement ends at a semicolon, and a line of its own is easier to look at.
        return text.toString().replaceAll("\\s+", " ");
    }

    /// The best of all is what the service is held against.
    void round(Results results, int round) throws IOException, SQLException {
        double best = 0;
        for (var script : scripts) {
            for (var clients : CLIENTS) {
                var rate = measure(script, clients);
                best = Math.max(best, rate);
                var what = script.getFileName().toString().replace(".sql", "").replace("pgbench-", "");
                results.add("pgbench", what + " statement, " + clients + " clients, commits/s", round, rate);
            }
        }
        results.add("pgbench", "best commits/s", round, best);
    }

    private double measure(Path script, int clients) throws IOException, SQLException {
        var output = Tool.run(lab.settings().seconds() + 60, List.of(
                Tool.pgbench(), "-n", "-M", "prepared", "-h", "127.0.0.1", "-p", String.valueOf(lab.database().port()),
                "-U", "postgres", "-c", String.valueOf(clients), "-j", "1",
                "-T", String.valueOf(lab.settings().seconds()), "-f", script.toString(), "postgres"));
        var rate = RATE.matcher(output);
        if (!rate.find() || output.contains("ERROR")) {
            throw new IOException("pgbench: " + output);
        }
        return Double.parseDouble(rate.group(1));
    }
}
