package dev.bellhop.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellhop.testing.DatabaseTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A new service gets its first owner.
class FirstStartIT {
    private static final Pattern LINK = Pattern.compile("/console/#/invitation/(bhn_\\S+)");
    private static final String PASSWORD = "seven ducks on a violet ladder";

    @TempDir
    Path folder;

    @Test
    void by_a_link_that_is_printed_once() {
        try (var service = Service.start(folder, Map.of())) {
            var link = LINK.matcher(service.log());
            assertThat(link.find()).isTrue();
            var acceptance = Map.of(
                    "token",
                    link.group(1),
                    "name",
                    "Nora",
                    "password",
                    PASSWORD,
                    "email",
                    "nora@maple.example",
                    "company",
                    "Maple & Mohair");
            service.stop();
            service.start();
            assertThat(LINK.matcher(service.log()).results()).hasSize(1);
            var nobody = new Rest(service.base(), null);
            nobody.must(nobody.call("POST", "/invitations/accept", acceptance, null));
            var nora = Rest.agent(service.base(), "nora@maple.example", PASSWORD);
            assertThat(nora.get("/me").json().path("role").asText()).isEqualTo("owner");
        }
    }

    @Test
    void whatever_signs_in_to_the_demo_ends_with_it_and_its_data_are_nobody_elses() throws IOException {
        Service.assumeEmbeddedDatabase();
        DatabaseTemplate.copyTo(folder.resolve(Service.DATA));
        String key;
        try (var service = Service.start(folder, Map.of("BELLHOP_DEMO", "true"))) {
            var ana = Rest.agent(service.base(), "ana@demo.example", DemoShop.PASSWORD);
            key = made(ana, "/api-keys", Map.of("name", "Kept", "scopes", List.of("agents:read")))
                    .path("secret")
                    .asText();
            made(
                    ana,
                    "/agents",
                    Map.of("name", "Eve", "email", "eve@elsewhere.example", "password", PASSWORD, "role", "owner"));
            Rest.agent(service.base(), "eve@elsewhere.example", PASSWORD);
        }
        var signIn = Map.of("email", "ana@demo.example", "password", DemoShop.PASSWORD);
        var other = Map.of("email", "eve@elsewhere.example", "password", PASSWORD);
        try (var service = Service.start(folder, Map.of())) {
            var nobody = new Rest(service.base(), null);
            assertThat(nobody.call("POST", "/sessions", signIn, null).status()).isEqualTo(401);
            assertThat(nobody.call("POST", "/sessions", other, null).status()).isEqualTo(401);
            assertThat(new Rest(service.base(), key)
                            .call("GET", "/agents", null, null)
                            .status())
                    .isEqualTo(401);
            assertThat(Files.getPosixFilePermissions(
                            folder.resolve(Service.DATA).getParent()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
        try (var service = Service.start(folder, Map.of("BELLHOP_DEMO", "true"))) {
            Rest.agent(service.base(), "ana@demo.example", DemoShop.PASSWORD);
        }
    }

    private static JsonNode made(Rest by, String path, Object what) {
        return by.must(by.call("POST", path, what, null)).json();
    }

    @Test
    void as_the_settings_say() {
        DatabaseTemplate.copyTo(folder.resolve(Service.DATA));
        var owner = Map.of("BELLHOP_OWNER_EMAIL", "nora@maple.example", "BELLHOP_OWNER_PASSWORD", PASSWORD);
        try (var service = Service.start(folder, owner)) {
            var nora = Rest.agent(service.base(), "nora@maple.example", PASSWORD);
            assertThat(nora.get("/me").json().path("role").asText()).isEqualTo("owner");
            assertThat(LINK.matcher(service.log()).find()).isFalse();
            assertThat(service.log()).doesNotContain(PASSWORD).doesNotContain("nora@maple");
        }
    }
}
