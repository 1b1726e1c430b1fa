package dev.bellhop.launch;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.ImageMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/// A real PostgreSQL of our own, for trying Bellhop out: started only where no database is named, listening on
/// loopback, its data kept in a folder between runs. A service for customers wants a database with a password and
/// backups, so container images and native executables do without.
final class EmbeddedDatabase {
    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
    private static final String LIBRARY = "io/zonky/test/db/postgres/embedded/EmbeddedPostgres.class";

    private EmbeddedDatabase() {}

    /// @return whether there is a database to work with
    static boolean startUnlessNamed() {
        // Dev mode's reload runs this again in the same process: the property of the first run still stands, and so
        // does its database.
        if (DatabaseAddress.isNamed()) {
            return true;
        }
        var server = find();
        server.ifPresent(EmbeddedDatabase::use);
        return server.isPresent();
    }

    private static Optional<PostgresServer> find() {
        var loader = EmbeddedDatabase.class.getClassLoader();
        if (ImageMode.current() == ImageMode.NATIVE_RUN || loader.getResource(LIBRARY) == null) {
            return Optional.empty();
        }
        return ServiceLoader.load(PostgresServer.class, loader).findFirst();
    }

    private static void use(PostgresServer server) {
        var data = DatabaseAddress.dataFolder();
        var port = RunningPostgres.in(data).map(running -> adopt(data, running)).orElseGet(() -> start(server, data));
        System.setProperty(DatabaseAddress.URL, "jdbc:postgresql://localhost:" + port + "/postgres");
        System.setProperty(DatabaseAddress.USER, "postgres");
        LOG.warnf(
                "No database is named, so an embedded PostgreSQL runs on port %d; its data is in %s. "
                        + "Set QUARKUS_DATASOURCE_JDBC_URL to use your own.",
                port, data);
    }

    private static int start(PostgresServer server, Path data) {
        try {
            var port = server.start(data);
            stopWithProcess(data, () -> stop(server));
            return port;
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException(
                    "The embedded PostgreSQL did not start in " + data
                            + ". Set QUARKUS_DATASOURCE_JDBC_URL to use your own.",
                    e);
        }
    }

    /// The process before this one was killed and left its database running.
    private static int adopt(Path data, RunningPostgres running) {
        LOG.infof("An embedded PostgreSQL of an earlier run still runs; it is used again.");
        stopWithProcess(data, () -> RunningPostgres.in(data).ifPresent(RunningPostgres::stop));
        return running.port();
    }

    // The JVM runs all hooks side by side, but what the service accepted must be stored before the database goes.
    private static void stopWithProcess(Path data, Runnable stop) {
        var unwatch = PostgresSupervisor.watch(data);
        Runnable stopLast = () -> {
            awaitServiceStopped();
            unwatch.run();
            stop.run();
        };
        Runtime.getRuntime().addShutdownHook(new Thread(stopLast, "embedded-database-stop"));
    }

    private static void awaitServiceStopped() {
        var service = Application.currentApplication();
        var latest = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (service != null && service.isStarted() && System.nanoTime() < latest) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static void stop(PostgresServer server) {
        try {
            server.stop();
        } catch (IOException e) {
            LOG.warn("the embedded PostgreSQL did not stop cleanly", e);
        }
    }
}
