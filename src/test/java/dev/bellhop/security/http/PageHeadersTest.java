package dev.bellhop.security.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What browsers are told, on pages and on everything else.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PageHeadersTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/console/", "/demo/", "/api/v1/me", "/q/health/live", "/nowhere"})
    void every_answer_says_what_browsers_must_not_do(String path) {
        given().get(path)
                .then()
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("same-origin"))
                .header("Permissions-Policy", containsString("camera=()"))
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("default-src 'none'"),
                                containsString("frame-ancestors 'none'"),
                                not(containsString("unsafe"))))
                .header("Strict-Transport-Security", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "/console/, (self)",
        "/demo/, (self)",
        "/console/assist.html, ()",
        "/console/preview.html, ()",
        "/api/v1/me, ()",
        "/, ()"
    })
    void only_where_a_screen_is_shared_pages_may_ask_for_one(String path, String who) {
        given().get(path)
                .then()
                .header("Permissions-Policy", containsString("display-capture=" + who + ", microphone=" + who));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console/", "/demo/"})
    void pages_make_no_markup_of_text(String path) {
        given().get(path)
                .then()
                .header("Content-Security-Policy", containsString("require-trusted-types-for 'script'"));
    }

    @Test
    void the_preview_of_a_widget_is_framed_by_our_console_only_and_calls_nobody() {
        given().get("/console/preview.html")
                .then()
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("frame-ancestors 'self'"),
                                containsString("connect-src 'none'"),
                                containsString("require-trusted-types-for 'script'"),
                                not(containsString("unsafe"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/widget/chat-AAAAAAAA.js", "/console/assets/index-AAAAAAAA.js"})
    void what_is_missing_is_not_kept_as_missing(String path) {
        given().get(path).then().statusCode(404).header("Cache-Control", equalTo("no-store"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/widget/chat-AAAAAAAA.js", "/widget.js", "/api/v1/widget-settings?site=nobodys"})
    void what_pages_of_others_load_varies_by_their_origin(String path) {
        given().get(path)
                .then()
                .header("Vary", containsString("Origin"))
                .header("Access-Control-Allow-Origin", nullValue());
        given().header("Origin", "https://shop.example")
                .get(path)
                .then()
                .header("Vary", containsString("Origin"))
                .header("Access-Control-Allow-Origin", equalTo("*"));
    }
}
