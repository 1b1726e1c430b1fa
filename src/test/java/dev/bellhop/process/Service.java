package dev.bellhop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.bellhop.testing.GivenDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The packaged service as a process of its own, as an operator runs it.
public final class Service implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    // All its clients are at one address.
    private static final List<String> LIMITS = List.of(
            "ADDRESS", "CALLER", "SIGN_IN_ADDRESS", "SIGN_IN_ACCOUNT", "MAIL_TO", "MAIL_ADDRESS", "NEW_VISITORS");
    /// Where it keeps a database of its own, in its folder.
    public static final String DATA = ".bellhop/postgresql";

    /// A service that lives for a minute gains nothing from the second compiler, which keeps both cores busy meanwhile.
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final List<String> command;
    private final Path folder;
    private final int port;
    private final Map<String, String> environment;
    private final Path log;
    private Process process;

    private Service(List<String> command, Path folder, Map<String, String> environment) {
        this.command = command;
        this.folder = folder;
        this.port = freePort();
        this.environment = environment;
        this.log = folder.resolve("service.log");
    }

    /// For a test of the database that it brings itself.
    public static void assumeEmbeddedDatabase() {
        assumeFalse(GivenDatabase.isUsed(), "needs the embedded database, and the service is given another one");
    }

    /// @param folder where it runs, and keeps its data if it has no other place
    public static Service start(Path folder, Map<String, String> environment) {
        var settings = new HashMap<>(environment);
        if (GivenDatabase.isUsed() && !settings.containsKey("QUARKUS_DATASOURCE_JDBC_URL")) {
            settings.putAll(GivenDatabase.create());
        }
        var jar = Path.of(System.getProperty("bellhop.jar"));
        return startAsTold(command(jar), folder, settings);
    }

    /// The same with no database but those that the environment and the folder name.
    static Service startAsTold(List<String> command, Path folder, Map<String, String> environment) {
        var service = new Service(command, folder, environment);
        service.start();
        return service;
    }

    /// Runs a package, or the executable that the tests are given.
    static List<String> command(Path jar) {
        var executable = System.getProperty("bellhop.executable");
        if (executable != null) {
            return List.of(Path.of(executable).toAbsolutePath().toString());
        }
        assertThat(jar)
                .as("the packaged service: run these tests with ./mvnw verify")
                .exists();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, QUICK_START, "-jar", jar.toAbsolutePath().toString());
    }

    void start() {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", "" + port);
        // The least there is: these tests sign in often, and guess nobody's password.
        builder.environment().put("BELLHOP_PASSWORD_COST", "4");
        builder.environment().put("BELLHOP_LIVE_UPGRADES", "1000000/1m");
        for (var rule : LIMITS) {
            builder.environment().put("BELLHOP_LIMIT_" + rule, "1000000/1m");
        }
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
    }

    private void awaitReady() {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (status("/q/health/ready") != 200) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new AssertionError("the service did not start:\n" + log());
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /// 0 where nobody answers.
    public int status(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(base() + path)).timeout(Duration.ofSeconds(5));
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException _) {
            return 0;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    int port() {
        return port;
    }

    public String base() {
        return "http://localhost:" + port;
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As a power cut would: no goodbye, nothing flushed.
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// SIGTERM, as an orchestrator says it.
    void stop() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the service did not stop");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
