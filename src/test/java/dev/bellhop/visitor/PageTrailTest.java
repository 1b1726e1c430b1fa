package dev.bellhop.visitor;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellhop.testing.Company;
import dev.bellhop.testing.IdentitySigner;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PageTrailTest {
    private static final String CART = "https://shop.example/cart";

    @TestHTTPResource("/")
    String url;

    private final Company company = Company.create();
    private Company.Guest mia;
    private UUID conversation;
    private String owner;

    @BeforeEach
    void begin() {
        mia = company.visitor("Mia");
        conversation = conversation(mia, "Hello");
        owner = company.signIn();
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }

    private TestSocket socket(Company.Guest guest) {
        return TestSocket.visitor(base(), company.site().key(), guest.token());
    }

    private static void go(TestSocket socket, String url) {
        socket.send("page").with("url", url).with("title", "At " + url).go();
    }

    private List<String> trail(UUID visitor) {
        return as(owner)
                .get("/api/v1/visitors/" + visitor + "/pages")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.url");
    }

    @Test
    void an_agent_who_looks_sees_each_page_at_once_and_the_trail_behind_it() {
        try (var agent = TestSocket.agent(base(), owner);
                var visitor = socket(mia)) {
            agent.watch(conversation);
            go(visitor, CART + "?token=secret#x");
            var frame = agent.expect("visitor");
            assertThat(frame.path("visitor").asText()).isEqualTo(mia.id().toString());
            assertThat(frame.path("page").path("url").asText()).isEqualTo(CART);
            go(visitor, "https://shop.example/");
            agent.expect("visitor");
            assertThat(trail(mia.id())).containsExactly("https://shop.example/", CART);
        }
    }

    @Test
    void a_page_that_is_loaded_again_is_the_same_and_twenty_are_kept() {
        try (var visitor = socket(mia)) {
            go(visitor, CART);
            await().until(() -> trail(mia.id()).size() == 1);
            go(visitor, CART);
            go(visitor, "https://shop.example/0");
            await().until(() -> trail(mia.id()).size() == 2);
            // Beyond its burst a socket's pages are dropped, so others bring the rest.
            for (int n = 1; n <= 6; n++) {
                go(visitor, "https://shop.example/" + n);
                var last = "https://shop.example/" + n;
                await().until(() -> trail(mia.id()).getFirst().equals(last));
            }
        }
        assertThat(trail(mia.id())).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void a_site_that_wants_no_trail_has_none() {
        as(owner)
                .body(Map.of("pageTrail", false))
                .patch("/api/v1/sites/" + company.site().id())
                .then()
                .statusCode(200);
        try (var visitor = socket(mia)) {
            go(visitor, CART);
            // What comes after it is dealt with after it.
            visitor.text("{\"type\":\"barrier\"}");
            visitor.expect("refused");
        }
        assertThat(trail(mia.id())).isEmpty();
    }

    @Test
    void what_is_no_page_is_refused() {
        try (var visitor = socket(mia)) {
            go(visitor, "javascript:alert(1)");
            assertThat(visitor.expect("refused").path("code").asText()).isEqualTo("malformed");
        }
    }

    @Test
    void the_trail_goes_along_with_its_visitor() {
        try (var visitor = socket(mia)) {
            go(visitor, CART);
            await().until(() -> trail(mia.id()).size() == 1);
        }
        var key = IdentitySigner.secret(company).secret();
        var verified =
                IdentitySigner.known(company, IdentitySigner.byJwt(IdentitySigner.jwt(key, "customer-1")), mia.token());
        assertThat(trail(verified.id())).containsExactly(CART);
        var export =
                as(owner).get("/api/v1/visitors/" + verified.id() + "/export").asString();
        assertThat(export).contains(CART);
        as(owner).post("/api/v1/visitors/" + verified.id() + "/erase").then().statusCode(202);
        // Erased is the visitor too, sooner or later than the answer.
        var pages = "/api/v1/visitors/" + verified.id() + "/pages";
        await().untilAsserted(() -> as(owner).get(pages).then().statusCode(404));
    }

    @Test
    void strangers_see_none_of_it() {
        var path = "/api/v1/visitors/" + mia.id() + "/pages";
        as(Company.create().signIn()).get(path).then().statusCode(404);
        as(mia.token()).get(path).then().statusCode(403);
    }
}
