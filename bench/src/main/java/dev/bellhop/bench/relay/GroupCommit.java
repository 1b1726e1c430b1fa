package dev.bellhop.bench.relay;

import io.netty.channel.EventLoop;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Stores all waiting messages in one statement, as the service does, in a table of one column without a key, an index
/// or a reference. Any failure ends the process.
final class GroupCommit {
    private static final int BATCH = 500;
    private static final String TABLE = "create table if not exists kept (body text not null)";
    private static final String INSERT = "insert into kept (body) select unnest(?::text[])";

    private record Draft(String body, EventLoop loop, Runnable stored) {}

    private final BlockingQueue<Draft> drafts = new LinkedBlockingQueue<>();
    private final Connection connection;
    private final PreparedStatement insert;

    private GroupCommit(Connection connection) throws SQLException {
        this.connection = connection;
        this.insert = connection.prepareStatement(INSERT);
    }

    static GroupCommit start(String url) throws SQLException {
        var connection = DriverManager.getConnection(url, "postgres", "");
        try (var statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        var store = new GroupCommit(connection);
        Thread.ofPlatform().name("group-commit").start(store::write);
        return store;
    }

    /// @param stored is run on `loop` after the commit
    void submit(String body, EventLoop loop, Runnable stored) {
        drafts.add(new Draft(body, loop, stored));
    }

    private void write() {
        try {
            while (true) {
                var batch = new ArrayList<Draft>(List.of(drafts.take()));
                drafts.drainTo(batch, BATCH - 1);
                insert.setArray(1, connection.createArrayOf("text", batch.stream().map(Draft::body).toArray()));
                insert.executeUpdate();
                tell(batch);
            }
        } catch (SQLException | InterruptedException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    // One task for each event loop.
    private static void tell(List<Draft> batch) {
        var loops = new IdentityHashMap<EventLoop, List<Runnable>>();
        for (var draft : batch) {
            loops.computeIfAbsent(draft.loop(), _ -> new ArrayList<>()).add(draft.stored());
        }
        loops.forEach((loop, stored) -> loop.execute(() -> stored.forEach(Runnable::run)));
    }
}
