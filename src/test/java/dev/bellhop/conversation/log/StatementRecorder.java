package dev.bellhop.conversation.log;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/// Overhears what Hibernate says to the database, but for what a job asks: no caller waits for that, and it may look at
/// a whole small table.
@PersistenceUnitExtension
public class StatementRecorder implements StatementInspector {
    private static final Set<String> HEARD = ConcurrentHashMap.newKeySet();

    public static void forget() {
        HEARD.clear();
    }

    public static Set<String> heard() {
        return Set.copyOf(HEARD);
    }

    @Override
    public String inspect(String sql) {
        if (!inJob()) {
            HEARD.add(sql);
        }
        return sql;
    }

    private static boolean inJob() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().contains("ScheduledInvoker")));
    }
}
