package dev.bellhop.launch;

import io.quarkus.runtime.Application;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/// A real PostgreSQL of our own, for trying Bellhop out: started only where no database is named, listening on
/// loopback, its data kept in a folder between runs. A service for customers wants a database with a password and
/// backups.
final class EmbeddedDatabase {
    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USER = "quarkus.datasource.username";

    private EmbeddedDatabase() {}

    static void startUnlessNamed() {
        if (isNamed()) {
            return;
        }
        var data = dataFolder();
        var port = RunningPostgres.in(data).map(EmbeddedDatabase::adopt).orElseGet(() -> start(data));
        System.setProperty(URL, "jdbc:postgresql://localhost:" + port + "/postgres");
        System.setProperty(USER, "postgres");
        LOG.warnf(
                "No database is named, so an embedded PostgreSQL runs on port %d; its data is in %s. "
                        + "Set QUARKUS_DATASOURCE_JDBC_URL to use your own.",
                port, data);
    }

    // Dev mode's reload runs this again in the same process: the property of the first run still stands, and so does
    // its
    // database.
    private static boolean isNamed() {
        return ConfigProvider.getConfig()
                .getOptionalValue(URL, String.class)
                .filter(url -> !url.isBlank())
                .isPresent();
    }

    private static Path dataFolder() {
        var named = ConfigProvider.getConfig().getOptionalValue("bellhop.data", String.class);
        return Path.of(named.orElse(".bellhop")).toAbsolutePath().normalize().resolve("postgresql");
    }

    private static int start(Path data) {
        try {
            Files.createDirectories(data.getParent());
            var postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setLocaleConfig("locale", "C.UTF-8")
                    // The library's own defaults would let a power cut lose what was acknowledged (G1).
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100")
                    .start();
            stopWithProcess(() -> close(postgres));
            return postgres.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start in " + data, e);
        }
    }

    /// The process before this one was killed and left its database running.
    private static int adopt(RunningPostgres running) {
        LOG.infof("An embedded PostgreSQL of an earlier run still runs; it is used again.");
        stopWithProcess(running::stop);
        return running.port();
    }

    // The JVM runs all hooks side by side, but what the service accepted must be stored before the database goes.
    private static void stopWithProcess(Runnable stop) {
        Runnable stopLast = () -> {
            awaitServiceStopped();
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

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            LOG.warn("the embedded PostgreSQL did not stop cleanly", e);
        }
    }
}
