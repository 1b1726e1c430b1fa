package dev.bellhop.site;

import static dev.bellhop.testing.Company.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.github.benmanes.caffeine.cache.Cache;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Rows;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SitesTest {
    @Inject
    Sites sites;

    private Company company;
    private String owner;

    @BeforeEach
    void open() {
        company = Company.create();
        owner = company.signIn();
    }

    @Test
    void a_site_is_created_changed_and_listed() {
        var id = as(owner)
                .body(Map.of("name", "Second", "origins", List.of("https://two.example")))
                .post("/api/v1/sites")
                .then()
                .statusCode(201)
                .body("greeting", equalTo("Hello. How can we help?"))
                .extract()
                .jsonPath()
                .getString("id");
        as(owner)
                .body(Map.of("accent", "#112233"))
                .patch("/api/v1/sites/" + id)
                .then()
                .body("accent", equalTo("#112233"))
                .body("name", equalTo("Second"));
        as(owner).get("/api/v1/sites").then().body("items", hasSize(2));
    }

    @Test
    void a_list_of_big_sites_comes_in_pages_that_end_at_their_bytes() {
        Rows.bigSites(company, "big-" + company.workspace() + "-", 24);
        var met = new ArrayList<String>();
        for (var page = "/api/v1/sites"; page != null; ) {
            var answer = as(owner).get(page).then().statusCode(200).extract();
            assertThat(answer.body().asByteArray()).hasSizeLessThan(1_000_000);
            met.addAll(answer.jsonPath().getList("items.id", String.class));
            var next = answer.jsonPath().getString("next");
            page = next == null ? null : "/api/v1/sites?after=" + next;
        }
        assertThat(met)
                .hasSize(25)
                .doesNotHaveDuplicates()
                .isSorted()
                .contains(company.site().id().toString());
    }

    @Test
    void a_page_of_sites_has_no_more_than_asked_for() {
        Rows.sites(company, "few-" + company.workspace() + "-", 3);
        var first = as(owner)
                .get("/api/v1/sites?limit=3")
                .then()
                .body("items", hasSize(3))
                .extract()
                .jsonPath();
        as(owner)
                .get("/api/v1/sites?limit=1&after=" + first.getString("next"))
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());
        as(owner).get("/api/v1/sites?limit=201").then().statusCode(400);
    }

    @Test
    void a_workspace_has_only_so_many_sites() {
        Rows.sites(company, "many-" + company.workspace() + "-", 198);
        var site = Map.of("name", "One more", "origins", List.of("https://more.example"));
        as(owner).body(site).post("/api/v1/sites").then().statusCode(201);
        as(owner)
                .body(site)
                .post("/api/v1/sites")
                .then()
                .statusCode(409)
                .body("detail", containsString("has 200 sites"));
        Company.create();
    }

    @Test
    void the_sites_kept_in_memory_are_bounded_in_bytes() throws ReflectiveOperationException {
        var prefix = "kept-" + company.workspace() + "-";
        Rows.bigSites(company, prefix, 120);
        IntStream.rangeClosed(1, 120).forEach(n -> sites.face(prefix + n));
        var kept = faces();
        kept.cleanUp();
        var bytes = kept.asMap().values().stream()
                .flatMap(face -> Stream.of(
                        face.assist().unmask(),
                        face.assist().block(),
                        face.assist().actOn()))
                .flatMap(List::stream)
                .mapToLong(selector -> 2L * selector.length())
                .sum();
        assertThat(bytes).isPositive().isLessThanOrEqualTo(8 * 1024 * 1024);
    }

    @SuppressWarnings("unchecked")
    private Cache<String, PublicSite> faces() throws ReflectiveOperationException {
        var field = Sites.class.getDeclaredField("faces");
        field.setAccessible(true);
        return (Cache<String, PublicSite>) field.get(ClientProxy.unwrap(sites));
    }

    @Test
    void what_a_site_cannot_be_is_refused() {
        as(owner)
                .body(Map.of("name", "No origins"))
                .post("/api/v1/sites")
                .then()
                .statusCode(400);
        as(owner)
                .body(Map.of("origins", List.of("https://shop.example/path")))
                .patch("/api/v1/sites/" + company.site().id())
                .then()
                .statusCode(400)
                .body("detail", startsWith("The field \"origins\" must hold origins"))
                .body("detail", containsString("without a path"));
        as(owner)
                .body(Map.of("accent", "red; }"))
                .patch("/api/v1/sites/" + company.site().id())
                .then()
                .statusCode(400);
        as(company.visitor("Mia").token()).get("/api/v1/sites").then().statusCode(403);
        given().get("/api/v1/sites").then().statusCode(401);
    }

    @Test
    void pages_of_other_origins_may_read_what_visitors_may_and_nothing_else() {
        given().header("Origin", Company.ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .options("/api/v1/visitors")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Credentials", nullValue());
        given().header("Origin", Company.ORIGIN)
                .header("Access-Control-Request-Method", "DELETE")
                .options("/api/v1/visitor-token")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Methods", containsString("DELETE"));
        given().header("Origin", Company.ORIGIN)
                .options("/api/v1/sessions")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
        given().contentType(ContentType.JSON)
                .header("Origin", "https://evil.example")
                .body(Map.of("site", company.site().key()))
                .post("/api/v1/visitors")
                .then()
                .statusCode(403);
        var settings = "/api/v1/widget-settings?site=" + company.site().key();
        given().header("Origin", Company.ORIGIN).get(settings).then().statusCode(200);
        given().header("Origin", "https://evil.example")
                .get(settings)
                .then()
                .statusCode(403)
                .body("name", nullValue())
                .body("detail", containsString("Add it in the site's settings"));
    }

    @Test
    void a_visitors_token_is_no_use_on_a_page_of_another_origin() {
        var token = company.visitor("Mia").token();
        as(token).header("Origin", Company.ORIGIN).get("/api/v1/me").then().statusCode(200);
        as(token)
                .header("Origin", "https://evil.example")
                .get("/api/v1/me")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        as(token)
                .header("Origin", RestAssured.baseURI + ":" + RestAssured.port)
                .get("/api/v1/me")
                .then()
                .statusCode(200);
        as(token).get("/api/v1/me").then().statusCode(200);
    }
}
