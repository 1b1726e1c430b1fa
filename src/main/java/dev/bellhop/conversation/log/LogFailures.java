package dev.bellhop.conversation.log;

import dev.bellhop.async.LogOnce;
import dev.bellhop.common.Refusal;
import dev.bellhop.common.SqlState;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;

/// Turns failures of the database into answers for senders. A failure is named by its SQLSTATE.
@Singleton
class LogFailures {
    static final String UNIQUE_VIOLATION = "23505";
    static final String LOCKED = "55P03";
    private final LogOnce outage = new LogOnce();

    static String state(Throwable e) {
        return SqlState.of(e).orElseGet(() -> e.getClass().getSimpleName());
    }

    /// Whether the row is at fault, not the database: 22xxx, 23xxx, and 54xxx (too large for an index).
    static boolean isBad(String state) {
        return !state.equals(UNIQUE_VIOLATION)
                && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }

    void refuse(Draft draft, String state) {
        if (isBad(state)) {
            draft.refuse(Refusal.malformed("This message cannot be stored: it is not text, or too long."));
        } else if (state.equals(LOCKED)) {
            draft.refuse(Refusal.locked());
        } else {
            report(state);
            draft.refuse(Refusal.unavailable());
        }
    }

    /// Once per reason, however many drafts fail.
    void report(String state) {
        if (outage.isNews(state)) {
            Log.warnf("the database does not answer, SQLSTATE=%s; senders are told to try again", SqlState.told(state));
        }
    }

    /// The database has answered.
    void areOver() {
        outage.isOver();
    }
}
