package dev.bellhop.bench.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Short-lived programs and their output.
public final class Tool {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private Tool() {}

    /// @return what it said on either stream
    public static String run(int seconds, List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes());
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return output;
    }

    public static String pgbench() throws IOException {
        if (Files.isExecutable(Path.of("/usr/bin/pgbench")) || !Files.isDirectory(DEBIAN)) {
            return "pgbench";
        }
        try (var versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin/pgbench"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .map(Path::toString)
                    .orElse("pgbench");
        }
    }
}
