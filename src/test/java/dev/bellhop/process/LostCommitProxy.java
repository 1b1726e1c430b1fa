package dev.bellhop.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;

/// A network between service and database that loses one answer: the one to the commit of a transaction in which
/// something was said. The database has committed, the service is cut off and cannot know.
final class LostCommitProxy extends CuttingProxy {
    private static final int MOST = 65_536;
    private final AtomicReference<String> wanted = new AtomicReference<>();

    LostCommitProxy(int database) {
        super(database);
    }

    /// The next transaction with this in a statement ends unheard.
    void of(String statement) {
        wanted.set(statement);
    }

    boolean hasHappened() {
        return wanted.get() == null;
    }

    @Override
    Carrier carrier() {
        return new Connection();
    }

    private final class Connection implements Carrier {
        private boolean marked;
        private volatile boolean deaf;

        @Override
        public void there(InputStream from, OutputStream to) throws IOException {
            var bytes = new byte[MOST];
            for (int length = from.read(bytes); length > 0; length = from.read(bytes)) {
                look(new String(bytes, 0, length, ISO_8859_1));
                to.write(bytes, 0, length);
            }
        }

        private void look(String said) {
            var statement = wanted.get();
            marked |= statement != null && said.contains(statement);
            if (marked && said.contains("COMMIT")) {
                deaf = true;
            }
        }

        /// Returns, which cuts the connection, where there is an answer that must not be heard.
        @Override
        public void back(InputStream from, OutputStream to) throws IOException {
            var bytes = new byte[MOST];
            for (int length = from.read(bytes); length > 0; length = from.read(bytes)) {
                if (deaf) {
                    wanted.set(null);
                    return;
                }
                to.write(bytes, 0, length);
            }
        }
    }
}
