package dev.bellhop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One of the build's own shell scripts, run by a test.
final class Script {
    private static final long PATIENCE_MINUTES = 12;

    private Script() {}

    static void passes(String path, String... arguments) throws IOException, InterruptedException {
        assumeTrue(File.separatorChar == '/', "a system with a shell");
        var log = Path.of("target", Path.of(path).getFileName() + ".log");
        var process = new ProcessBuilder(Stream.concat(Stream.of("sh", path), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES))
                    .as(path + " ended")
                    .isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            process.destroy();
        }
    }
}
