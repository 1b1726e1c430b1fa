package dev.bellhop.bench.lab;

import dev.bellhop.bench.Settings;
import dev.bellhop.bench.client.BellhopClient;
import dev.bellhop.bench.client.RelayClient;
import dev.bellhop.bench.client.SocketIoClient;
import dev.bellhop.bench.net.Http;
import dev.bellhop.bench.net.Loop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Starts one contestant at a time, on loopback and on the servers' cores, and ends all that it started.
public final class Lab implements AutoCloseable {
    public static final String BELLHOP = "bellhop";
    public static final String SOCKET_IO = "socket.io";
    /// A Node relay that inserts each message before it passes it on.
    public static final String INSERTING = "ws+insert";
    /// A Netty relay that stores in batches before it passes on, and does nothing else.
    public static final String STORING = "netty+store";
    /// PostgreSQL alone; it has no server beside the database.
    public static final String PGBENCH = "pgbench";

    private static final String EMPTY = "template0";

    /// What fills a database that has the service's tables.
    public interface Filling {
        void fill(Seed seed) throws SQLException;
    }

    private final Settings settings;
    private final Loop loop = new Loop();
    private final Postgres postgres;
    private final Set<String> prepared = new HashSet<>();
    private Database database;
    private Server alive;
    private volatile boolean closing;
    private int nextPort;

    public Lab(Settings settings) throws IOException, SQLException {
        this.settings = settings;
        this.nextPort = settings.port();
        Files.createDirectories(settings.results());
        this.postgres =
                Postgres.start(settings.root().resolve("bench/target/data"), nextPort++, settings.serverCores());
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAll, "lab-close"));
    }

    public Settings settings() {
        return settings;
    }

    public Loop loop() {
        return loop;
    }

    public Postgres postgres() {
        return postgres;
    }

    /// Of the contestant that runs now.
    public Database database() {
        return database;
    }

    static String tool(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    /// Fills a database once for a build of the service. Each time the build is started it gets a new copy, so that no
    /// round meets what another one left behind.
    public void prepare(String build, Filling filling, String... options) throws IOException, SQLException {
        database = postgres.create(template(build), EMPTY);
        startServer(build, options);
        stop();
        try (var connection = database.connect()) {
            filling.fill(new Seed(connection));
        }
        database.settle();
        prepared.add(build);
    }

    private static String template(String build) {
        return "prepared_" + build;
    }

    /// @param options for the JVM, where it is one
    public Contestant start(String name, String... options) throws IOException, SQLException {
        var build = name.equals(PGBENCH) ? BELLHOP : name;
        database = postgres.create("trial", prepared.contains(build) ? template(build) : EMPTY);
        database.settle();
        var server = name.equals(PGBENCH) ? null : startServer(name, options);
        return switch (name) {
            case SOCKET_IO -> new Contestant(name, server, SocketIoClient::new);
            case INSERTING, STORING -> new Contestant(name, server, RelayClient::new);
            default -> new Contestant(name, server, BellhopClient::new);
        };
    }

    private Server startServer(String name, String... options) throws IOException {
        if (alive != null) {
            throw new IllegalStateException("another contestant still runs");
        }
        var port = nextPort++;
        var environment = new HashMap<String, String>();
        var command = switch (name) {
            case SOCKET_IO -> node("socketio.js", port, environment);
            case INSERTING -> node("inserting.js", port, environment);
            case STORING -> relay(port);
            default -> service(settings.builds().get(name), port, environment, options);
        };
        alive = Server.start(settings.serverCores(), command, environment, port, settings.results().resolve(name + ".log"));
        alive.listening();
        if (settings.builds().containsKey(name)) {
            awaitReady(alive);
            alive.ready();
        }
        return alive;
    }

    /// The service, packaged as it is deployed. Limits that a shop wants and a load driver meets are lifted.
    private List<String> service(Path jar, int port, Map<String, String> environment, String... options) {
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "");
        environment.putAll(Limits.LIFTED);
        var command = java(options);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                jar.toString()));
        return command;
    }

    private void awaitReady(Server server) throws IOException {
        var latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (System.nanoTime() < latest && server.isAlive()) {
            if (get(server, "/q/health/ready").status() == 200) {
                return;
            }
            Server.pause(20);
        }
        throw new IOException("the service does not answer 200; its log is in bench/results");
    }

    private Http.Answer get(Server server, String path) {
        var answer = new CompletableFuture<Http.Answer>();
        var http = new Http(loop, server.port(), null, 1);
        try {
            loop.run(() -> http.get(path, answer::complete));
            // A service that still starts may drop a connection before anything was asked.
            return answer.completeOnTimeout(new Http.Answer(0, "no answer"), 5, TimeUnit.SECONDS).join();
        } finally {
            loop.run(http::close);
        }
    }

    private List<String> node(String script, int port, Map<String, String> environment) {
        environment.putAll(Map.of(
                "PORT", String.valueOf(port), "NODE_ENV", "production", "DATABASE_URL", database.uri()));
        var path = settings.root().resolve("bench/peers/src").resolve(script).toString();
        return List.of("node", "--expose-gc", path);
    }

    private List<String> relay(int port) {
        var command = java();
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.bellhop.bench.relay.StoringRelay",
                String.valueOf(port),
                database.url() + "?prepareThreshold=1"));
        return command;
    }

    private List<String> java(String... options) {
        var command = new ArrayList<String>(List.of(tool("java")));
        command.addAll(Arrays.asList(settings.serviceOptions().split(" +")));
        command.addAll(List.of(options));
        return command;
    }

    public synchronized void stop() {
        if (alive != null) {
            alive.close();
            alive = null;
        }
    }

    /// Whether the bench was told to end: failures from now on are no results.
    public boolean isClosing() {
        return closing;
    }

    // The service before its database.
    private void closeAll() {
        closing = true;
        stop();
        try {
            postgres.close();
        } catch (IOException e) {
            System.err.println("PostgreSQL did not stop cleanly: " + e);
        }
    }

    @Override
    public void close() {
        closeAll();
        loop.close();
    }
}
