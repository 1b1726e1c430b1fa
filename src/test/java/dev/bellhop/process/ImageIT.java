package dev.bellhop.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.GivenDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes into an image brings no database. The package is made as an image makes it, unless the tests are given a
/// native executable.
class ImageIT {
    private static final Path PACKAGE = Path.of("target/image/quarkus-run.jar");

    @TempDir
    Path folder;

    @BeforeAll
    static void packageAsAnImageDoes() throws IOException, InterruptedException {
        if (System.getProperty("bellhop.executable") == null) {
            Script.passes(".mvn/image-test.sh");
        }
    }

    @Test
    void without_a_database_it_says_so_in_a_sentence_and_ends() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(Service.command(PACKAGE))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().remove("QUARKUS_DATASOURCE_JDBC_URL");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(64);
        assertThat(said).hasLineCount(1).contains("set QUARKUS_DATASOURCE_JDBC_URL");
    }

    @Test
    void a_database_that_a_file_names_is_found() throws IOException {
        Files.createDirectory(folder.resolve("config"));
        Files.writeString(
                folder.resolve("config/application.properties"),
                "quarkus.datasource.jdbc.url=" + GivenDatabase.create().get("QUARKUS_DATASOURCE_JDBC_URL"));
        try (var service = Service.startAsTold(Service.command(PACKAGE), folder, Map.of())) {
            assertThat(service.log()).doesNotContain("embedded PostgreSQL");
        }
    }
}
