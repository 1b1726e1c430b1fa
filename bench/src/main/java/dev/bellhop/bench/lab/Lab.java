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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Starts what a scenario needs, on loopback and on the servers' cores, and ends all of it.
public final class Lab implements AutoCloseable {
    public static final String BELLHOP = "bellhop";
    public static final String SOCKET_IO = "socket.io";
    public static final String WS = "ws";
    public static final String WS_NEXT = "websockets-next";
    public static final String NETTY = "netty";
    public static final String INSERTING = "ws+insert";
    /// Stores in the fewest words there are before it passes on: what storing first costs anybody.
    public static final String STORING = "netty+store";
    /// Before a JVM's memory is compared: room in its heap that garbage once touched would hide what grows.
    public static final String[] PRETOUCHED = {"-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch"};

    private final Settings settings;
    private final Loop loop = new Loop();
    private final List<AutoCloseable> started = new ArrayList<>();
    private Database database;
    private int nextPort;

    public Lab(Settings settings) throws IOException {
        this.settings = settings;
        this.nextPort = settings.port();
        Files.createDirectories(settings.results());
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAll, "lab-close"));
    }

    public Settings settings() {
        return settings;
    }

    public Loop loop() {
        return loop;
    }

    static String tool(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    /// The one database of a run; it is empty at first, and the service makes its tables.
    public Database database() throws IOException, SQLException {
        if (database == null) {
            database = Database.start(
                    settings.root().resolve("bench/target/data"), nextPort++, settings.serverCores());
            started.add(database);
        }
        return database;
    }

    public Seed seed() throws IOException, SQLException {
        return new Seed(database().connect());
    }

    /// @param options for the JVM, where it is one
    public Contestant start(String name, String... options) throws IOException, SQLException {
        return switch (name) {
            case BELLHOP -> new Contestant(name, bellhop(options), BellhopClient::new);
            case SOCKET_IO -> new Contestant(name, node("socketio.js"), SocketIoClient::new);
            case WS -> new Contestant(name, node("ws.js"), RelayClient::new);
            case INSERTING -> new Contestant(name, node("inserting.js"), RelayClient::new);
            case WS_NEXT -> new Contestant(name, relay(options), RelayClient::new);
            case NETTY -> new Contestant(name, netty(List.of(), options), RelayClient::new);
            case STORING -> {
                var url = database().url() + "?prepareThreshold=1";
                yield new Contestant(name, netty(List.of(url), options), RelayClient::new);
            }
            default -> throw new IllegalArgumentException(name);
        };
    }

    /// The service, packaged as it is deployed. Limits that a shop wants and a load driver meets are lifted.
    private Server bellhop(String... options) throws IOException, SQLException {
        var command = java(options);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        command.addAll(List.of("-jar", settings.serviceJar().toString()));
        var port = nextPort++;
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database().url());
        environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "");
        environment.putAll(Limits.LIFTED);
        var server = keep(Server.start(settings.serverCores(), command, environment, port, log(BELLHOP))).listening();
        healthy(server);
        return server;
    }

    /// Waits for the first 200.
    public void healthy(Server server) throws IOException {
        var latest = System.nanoTime() + 120_000_000_000L;
        while (System.nanoTime() < latest && server.isAlive()) {
            if (get(server, null, "/q/health/ready").status() == 200) {
                return;
            }
            Server.pause(20);
        }
        throw new IOException("the service does not answer 200; see bench/results/bellhop.log");
    }

    public Http.Answer get(Server server, String token, String path) {
        var answer = new CompletableFuture<Http.Answer>();
        var http = new Http(loop, server.port(), token, 1);
        try {
            loop.run(() -> http.get(path, answer::complete));
            return answer.orTimeout(30, TimeUnit.SECONDS).join();
        } finally {
            loop.run(http::close);
        }
    }

    private Server node(String script) throws IOException, SQLException {
        var port = nextPort++;
        var environment = new HashMap<>(Map.of("PORT", String.valueOf(port), "NODE_ENV", "production"));
        if (script.equals("inserting.js")) {
            environment.put("DATABASE_URL", "postgres://postgres@127.0.0.1:" + database().port() + "/postgres");
        }
        var path = settings.root().resolve("bench/peers/src").resolve(script).toString();
        var command = List.of("node", "--expose-gc", path);
        return keep(Server.start(settings.serverCores(), command, environment, port, log(script))).listening();
    }

    private Server relay(String... options) throws IOException {
        var port = nextPort++;
        var jar = settings.root().resolve("bench/relay/target/quarkus-app/quarkus-run.jar").toString();
        var command = java(options);
        command.addAll(List.of("-Dquarkus.http.port=" + port, "-jar", jar));
        return keep(Server.start(settings.serverCores(), command, Map.of(), port, log(WS_NEXT))).listening();
    }

    /// @param database the URL of where it is to store, or nothing
    private Server netty(List<String> database, String... options) throws IOException {
        var port = nextPort++;
        var command = java(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "dev.bellhop.bench.relay.NettyRelay",
                String.valueOf(port)));
        command.addAll(database);
        var name = database.isEmpty() ? NETTY : STORING;
        return keep(Server.start(settings.serverCores(), command, Map.of(), port, log(name))).listening();
    }

    // The last option wins.
    private List<String> java(String... options) {
        var command = new ArrayList<String>(List.of(tool("java")));
        command.addAll(Arrays.asList(settings.serviceOptions().split(" +")));
        command.addAll(List.of(options));
        return command;
    }

    private Path log(String name) {
        return settings.results().resolve(name + ".log");
    }

    private Server keep(Server server) {
        started.add(server);
        return server;
    }

    public void stop(Contestant contestant) {
        started.remove(contestant.server());
        contestant.server().close();
    }

    private void closeAll() {
        // Newest first: the service before its database.
        while (!started.isEmpty()) {
            try {
                started.removeLast().close();
            } catch (Exception e) {
                System.err.println("not stopped cleanly: " + e);
            }
        }
    }

    @Override
    public void close() {
        closeAll();
        loop.close();
    }
}
