package dev.bellhop.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// What a run may be told through its environment, and what it does otherwise.
///
/// @param rounds how often each contestant is measured, in turn with the others
/// @param seconds how long one measurement lasts, after `warmup` seconds that do not count
/// @param first how long round 0 goes on before, which only warms up: a just-in-time compiler that still works takes
/// its share of the servers' core
/// @param driverCores where this driver runs, `serverCores` where everything it measures does
/// @param quick one short round, only to see that all of it works
public record Settings(
        Path root,
        int rounds,
        int seconds,
        int warmup,
        int first,
        int idleSeconds,
        int port,
        String driverCores,
        String serverCores,
        String serviceOptions,
        Path serviceJar,
        List<String> contestants,
        boolean profile,
        boolean quick) {

    private static final String IMAGE = "docker/Dockerfile.jvm";
    private static final Pattern IMAGE_OPTION = Pattern.compile("\"(-XX:[^\"]+)\"");

    static Settings read(boolean quick) throws IOException {
        var root = Path.of(env("BENCH_ROOT", ".")).toAbsolutePath().normalize();
        return new Settings(
                root,
                number("BENCH_ROUNDS", quick ? 1 : 5),
                number("BENCH_SECONDS", quick ? 3 : 10),
                number("BENCH_WARMUP", quick ? 2 : 4),
                number("BENCH_FIRST_SECONDS", quick ? 2 : 60),
                number("BENCH_IDLE_SECONDS", quick ? 0 : 600),
                number("BENCH_PORT", 18080),
                env("BENCH_DRIVER_CORES", "0"),
                env("BENCH_SERVER_CORES", "0"),
                env("BENCH_JAVA_OPTS", asInTheImage(root)),
                root.resolve(env("BENCH_SERVICE_JAR", "target/quarkus-app/quarkus-run.jar")),
                List.of(env("BENCH_CONTESTANTS", "").split(",")),
                env("BENCH_PROFILE", "").equals("true"),
                quick);
    }

    /// Seconds that do not count.
    public int warmup(int round) {
        return round == 0 ? first : warmup;
    }

    public Path results() {
        return root.resolve("bench/results");
    }

    /// Fewer may be asked for, to look at one of them; the service is always there.
    public boolean wants(String contestant) {
        return contestants.equals(List.of("")) || contestant.equals("bellhop") || contestants.contains(contestant);
    }

    // Read from its recipe, so that they cannot drift apart. The heap is not a share of this machine's memory, though.
    private static String asInTheImage(Path root) throws IOException {
        var options = IMAGE_OPTION
                .matcher(Files.readString(root.resolve(IMAGE)))
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
