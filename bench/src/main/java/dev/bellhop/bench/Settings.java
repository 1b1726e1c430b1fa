package dev.bellhop.bench;

import dev.bellhop.bench.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// How a run is made: the defaults of its kind, and what the environment says instead.
///
/// @param rounds how often each contestant is measured
/// @param seconds how long one measurement lasts, after `warmup` seconds that do not count
/// @param first how long a fresh process is driven before anything counts: its just-in-time compiler takes a share of
/// the servers' core
/// @param driverCores where this driver runs; PostgreSQL and the contestant run on `serverCores`
/// @param builds the service's packages by the name under which they are measured
public record Settings(
        Path root,
        int rounds,
        int seconds,
        int warmup,
        int first,
        int port,
        String driverCores,
        String serverCores,
        String serviceOptions,
        Map<String, Path> builds) {

    /// The defaults of one kind of run.
    enum Kind {
        FULL(5, 10, 4, 30),
        SMOKE(1, 3, 2, 5),
        GUARD(5, 10, 2, 20),
        QUICK_GUARD(2, 5, 2, 10);

        private final int rounds;
        private final int seconds;
        private final int warmup;
        private final int first;

        Kind(int rounds, int seconds, int warmup, int first) {
            this.rounds = rounds;
            this.seconds = seconds;
            this.warmup = warmup;
            this.first = first;
        }
    }

    private static final String IMAGE = "docker/Dockerfile.jvm";
    private static final String JAR = "quarkus-run.jar";
    private static final Pattern IMAGE_OPTION = Pattern.compile("\"(-XX:[^\"]+)\"");

    /// Measures the service that this checkout has built.
    static Settings of(Kind kind) throws IOException {
        return of(kind, Map.of(Lab.BELLHOP, folder().resolve("target/quarkus-app").resolve(JAR)));
    }

    static Settings of(Kind kind, Map<String, Path> builds) throws IOException {
        return new Settings(
                folder(),
                number("BENCH_ROUNDS", kind.rounds),
                number("BENCH_SECONDS", kind.seconds),
                number("BENCH_WARMUP", kind.warmup),
                number("BENCH_FIRST_SECONDS", kind.first),
                number("BENCH_PORT", 18080),
                env("BENCH_DRIVER_CORES", "0"),
                env("BENCH_SERVER_CORES", "0"),
                env("BENCH_JAVA_OPTS", imageOptions()),
                builds);
    }

    /// The package in a folder, which may be a checkout or its `quarkus-app`.
    static Path jarIn(String folder) {
        var path = Path.of(folder).toAbsolutePath().normalize();
        return List.of(path.resolve(JAR), path.resolve("target/quarkus-app").resolve(JAR)).stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no " + JAR + " in " + path + "."));
    }

    public Path results() {
        return root.resolve("bench/results");
    }

    private static Path folder() {
        return Path.of(env("BENCH_ROOT", ".")).toAbsolutePath().normalize();
    }

    // Read from the image's recipe, so that they cannot drift apart. The heap does not depend on this machine's memory.
    private static String imageOptions() throws IOException {
        var options = IMAGE_OPTION
                .matcher(Files.readString(folder().resolve(IMAGE)))
                .results()
                .map(option -> option.group(1))
                .toList();
        if (options.isEmpty()) {
            throw new IllegalStateException(IMAGE + " names no JVM options any more; see Settings.IMAGE_OPTION");
        }
        return String.join(" ", options) + " -Xmx512m";
    }

    private static String env(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static int number(String name, int otherwise) {
        return Integer.parseInt(env(name, String.valueOf(otherwise)));
    }
}
