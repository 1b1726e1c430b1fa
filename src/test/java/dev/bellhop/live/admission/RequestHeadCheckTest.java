package dev.bellhop.live.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadCheckTest {
    private static HttpRequest head(String method, String target) {
        var head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(method), target);
        head.headers().add("Host", "chat.example.com");
        return head;
    }

    private static boolean passes(HttpRequest head) {
        return RequestHeadCheck.refusal(head).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/widget.js",
                "/console/",
                "/console/assets/index-AbC_-123.js",
                "/api/v1/conversations?status=open&after=a%2Fb//..;",
                "/api/v1/search?q=100%25&sort=%6eewest?",
                "/a%20b/%C3%A4",
                "/well...dotted/.hidden/..more",
                "http://chat.example.com/api/v1/me",
                "http://chat.example.com",
                "*"
            })
    void plain_paths_pass(String target) {
        assertThat(passes(head("GET", target))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1/me",
                "/x/../api/v1/me",
                "/%61pi/v1/me",
                "/api;x/v1/me",
                "/./api/v1/me",
                "//q/metrics",
                "/api/v1//me",
                "/api/v1/me/..",
                "/api\\v1",
                "/%2e%2e/api",
                "/api%2Fv1/me",
                "/api%5cv1",
                "/api/v1/me%00",
                "/a%zz",
                "/a%4",
                "http://chat.example.com//api/v1/me",
                "/x#/../api/v1/me",
                "/x#",
                "/x?a#b",
                "http://h?//api/v1/me",
                "http://h#/api/v1/me",
                "/search?q=%",
                "/search?q=100%25%",
                "/search?q=%4",
                "/search?q=%zz"
            })
    void odd_spellings_are_refused(String target) {
        assertThat(passes(head("GET", target))).isFalse();
    }

    @Test
    void methods_that_nobody_knows_are_refused() {
        assertThat(passes(head("OPTIONS", "/"))).isTrue();
        assertThat(passes(head("M4711", "/"))).isFalse();
        assertThat(passes(head("get", "/"))).isFalse();
    }

    @Test
    void there_is_one_host() {
        var head = head("GET", "/");
        head.headers().add("Host", "other.example");
        assertThat(passes(head)).isFalse();
    }

    @Test
    void a_body_is_plain_or_chunked() {
        var chunked = head("POST", "/");
        chunked.headers().add("Transfer-Encoding", "Chunked");
        assertThat(passes(chunked)).isTrue();
        var odd = head("POST", "/");
        odd.headers().add("Transfer-Encoding", "xchunked");
        assertThat(passes(odd)).isFalse();
        var two = head("POST", "/");
        two.headers().add("Transfer-Encoding", "gzip, chunked");
        assertThat(passes(two)).isFalse();
    }
}
