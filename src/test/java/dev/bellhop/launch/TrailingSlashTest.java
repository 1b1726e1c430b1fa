package dev.bellhop.launch;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TrailingSlashTest {
    @ParameterizedTest
    @CsvSource({"/console, console/", "/demo, demo/", "/console?theme=dark&x=%20y, console/?theme=dark&x=%20y"})
    void a_page_is_found_without_its_last_slash(String asked, String place) {
        given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(asked)
                .then()
                .statusCode(302)
                .header("Location", equalTo(place))
                .header("X-Content-Type-Options", equalTo("nosniff"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/", "/demo/", "/consoles", "/api/v1/console"})
    void nobody_else_is_sent_on(String path) {
        given().redirects().follow(false).get(path).then().header("Location", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/demo"})
    void who_only_asks_whether_it_is_there_hears_the_same(String path) {
        given().redirects().follow(false).head(path).then().statusCode(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/demo"})
    void nothing_is_taken_there(String path) {
        given().redirects().follow(false).post(path).then().header("Location", nullValue());
    }
}
