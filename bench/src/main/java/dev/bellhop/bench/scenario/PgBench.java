package dev.bellhop.bench.scenario;

import dev.bellhop.bench.lab.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// What PostgreSQL does alone when each message is a transaction: the least statement that gives a message its number,
/// stores it and moves the conversation.
final class PgBench {
    private static final List<Integer> CLIENTS = List.of(1, 16, 64);
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final String SCRIPT =
            """
            \\set c random(20001, 20500)
            \\set r random(1, 1000000000000000)
            with moved as (update conversation set head = head + 1, last_seq = head + 1, \
            unread_by_agents = unread_by_agents + 1, updated_at = now() \
            where id = ('0198f006-0000-7000-8000-' || lpad(to_hex(:c::int), 12, '0'))::uuid \
            returning workspace, id, visitor, head) \
            insert into message (workspace, conversation, seq, kind, author_kind, author, author_name, ref, body, at) \
            select workspace, id, head, 'text', 'visitor', visitor, 'Visitor', 'pgbench-' || :r, repeat('x', 128), now() \
            from moved;
            """;

    private PgBench() {}

    static void measure(Trial trial) throws IOException {
        var script = Files.writeString(trial.settings().results().resolve("pgbench.sql"), SCRIPT);
        double best = 0;
        for (var clients : CLIENTS) {
            var rate = measure(trial, script, clients);
            best = Math.max(best, rate);
            trial.add(clients + " clients, commits/s", rate);
        }
        trial.add("best commits/s", best);
    }

    private static double measure(Trial trial, Path script, int clients) throws IOException {
        var seconds = trial.settings().seconds();
        var database = trial.lab().database();
        var output = Tool.run(seconds + 60, List.of(
                Tool.pgbench(), "-n", "-M", "prepared", "-h", "127.0.0.1", "-p", String.valueOf(database.port()),
                "-U", "postgres", "-c", String.valueOf(clients), "-j", "1", "-T", String.valueOf(seconds),
                "-f", script.toString(), database.name()));
        var rate = RATE.matcher(output);
        if (!rate.find() || output.contains("ERROR")) {
            throw new IOException("pgbench: " + output);
        }
        return Double.parseDouble(rate.group(1));
    }
}
