package dev.bellhop.bench.lab;

import java.sql.Connection;
import java.sql.SQLException;

/// Fills the database by SQL: a million rows over REST would take longer than the bench.
///
/// Visitors, their tokens and their conversations carry the same number. Agents get sessions and access tokens.
public final class Seed {
    private static final String[] KINDS = {"", "workspace", "site", "visitor", "agent", "session", "conversation"};
    private final Connection database;

    // Seeded rows refer to each other rightly, so checking every reference would only cost time.
    Seed(Connection database) throws SQLException {
        this.database = database;
        run("set session_replication_role = replica");
    }

    /// A workspace with one site.
    public void workspace(int number) throws SQLException {
        run("insert into workspace (id, name, created_at) values ({workspace " + number + "}, 'Bench " + number + "', now())");
        run("insert into site (id, workspace, key, name, greeting, accent, origins, created_at) values ({site " + number
                + "}, {workspace " + number + "}, '" + Names.site(number) + "', 'Bench', 'Hello.', '#2f6f5e', '{}', now())");
    }

    public void agents(int workspace, int from, int to) throws SQLException {
        var all = " from generate_series(" + from + ", " + to + ") n";
        run("insert into agent (id, workspace, name, email, password_hash, role, created_at) select {agent n}, {workspace "
                + workspace + "}, 'Agent ' || n, 'agent-' || n || '@bench.example', '-', 'agent', now()" + all);
        run("insert into agent_session (id, workspace, agent, created_at) select {session n}, {workspace " + workspace
                + "}, {agent n}, now()" + all);
        run("insert into agent_token (hash, workspace, session, kind, expires_at) select encode(sha256(('"
                + Names.agentToken(0).replaceAll("0$", "") + "' || n)::bytea), 'hex'), {workspace " + workspace
                + "}, {session n}, 'access', now() + interval '10 days'" + all);
    }

    /// Visitors with one conversation each.
    ///
    /// @param messages how many each conversation has, said in turn by its visitor and the first agent
    public void conversations(int workspace, int from, int to, int messages, int agent) throws SQLException {
        var all = " from generate_series(" + from + ", " + to + ") n";
        run("insert into visitor (id, workspace, site, name, created_at, seen_at) select {visitor n}, {workspace " + workspace
                + "}, {site " + workspace + "}, 'Visitor ' || n, now(), now()" + all);
        run("insert into visitor_token (hash, workspace, site, visitor, created_at, expires_at) select encode(sha256(('"
                + Names.visitorToken(0).replaceAll("0$", "") + "' || n)::bytea), 'hex'), {workspace " + workspace + "}, {site "
                + workspace + "}, {visitor n}, now(), now() + interval '10 days'" + all);
        run("insert into conversation (id, workspace, site, visitor, status, priority, assignee, head, last_seq, started_by,"
                + " created_at, updated_at, listed_at) select {conversation n}, {workspace " + workspace + "}, {site " + workspace
                + "}, {visitor n}, (array['waiting', 'open', 'open', 'snoozed', 'resolved', 'resolved'])[1 + n % 6], 'normal',"
                + " case when n % 6 = 0 then null else {agent " + agent + "} end, " + messages + ", " + messages
                + ", {visitor n}, now() - interval '1 day', now() - (" + to + " - n) * interval '1 second',"
                + " now() - (" + to + " - n) * interval '1 second'" + all);
        run("insert into message (workspace, conversation, seq, kind, author_kind, author, author_name, ref, body, at) select"
                + " {workspace " + workspace + "}, {conversation n}, seq, 'text',"
                + " case when seq % 2 = 1 then 'visitor' else 'agent' end,"
                + " case when seq % 2 = 1 then {visitor n} else {agent " + agent + "} end,"
                + " case when seq % 2 = 1 then 'Visitor ' || n else 'Agent " + agent + "' end,"
                + " 'seed-' || seq, repeat('x', 128), now() - interval '1 hour' + seq * interval '1 millisecond'" + all
                + ", generate_series(1, " + messages + ") seq");
    }

    /// Gives the seeded messages of a workspace texts of words `w1` (in every second message) to `w20000` (in a few),
    /// as words are spread in a language, and what is found by them.
    public void words(int workspace) throws SQLException {
        run("select setseed(0.5)");
        run("update message m set body = t.body from (select conversation, seq, string_agg('w' || floor(exp(random()"
                + " * ln(20000)))::int, ' ' order by n) as body from message, generate_series(1, 12) n"
                + " where workspace = {workspace " + workspace + "} group by conversation, seq) t"
                + " where m.conversation = t.conversation and m.seq = t.seq");
        run("insert into search_progress (conversation, workspace, indexed) select id, workspace, head from conversation"
                + " where workspace = {workspace " + workspace + "} on conflict do nothing");
        run("insert into message_words (workspace, conversation, seq, at, words) select workspace, conversation, seq, at,"
                + " ('''~' || workspace || '''')::tsvector || to_tsvector('simple', body) from message"
                + " where workspace = {workspace " + workspace + "}");
        run("vacuum analyze message_words");
    }

    private void run(String sql) throws SQLException {
        for (int kind = 1; kind < KINDS.length; kind++) {
            var name = "\\{" + KINDS[kind] + " ([^}]*)}";
            var expression = Names.sql(kind, "\u0000").replace("$", "\\$").replace("\u0000", "$1");
            sql = sql.replaceAll(name, expression);
        }
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
