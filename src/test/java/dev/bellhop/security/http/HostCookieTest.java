package dev.bellhop.security.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostCookieTest {
    private static final HostCookie COOKIE = new HostCookie("bellhop_x", NewCookie.SameSite.STRICT);
    private static final UriInfo TLS = asked("https://chat.example.com/api/v1/sessions");
    private static final UriInfo PLAIN = asked("http://localhost:8080/api/v1/sessions");

    @Test
    void over_tls_it_is_this_hosts_alone() {
        var cookie = COOKIE.of("secret", Duration.ofDays(1), TLS);
        assertThat(cookie.getName()).isEqualTo("__Host-bellhop_x");
        // What the prefix promises, or browsers throw the cookie away.
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.STRICT);
        assertThat(cookie.getMaxAge()).isEqualTo(86_400);
    }

    @Test
    void without_tls_no_browser_would_take_the_prefix() {
        assertThat(COOKIE.of("secret", Duration.ZERO, PLAIN).getName()).isEqualTo("bellhop_x");
        assertThat(COOKIE.of("secret", Duration.ZERO, PLAIN).isSecure()).isFalse();
    }

    @Test
    void one_that_a_neighbour_could_have_planted_does_not_count_over_tls() {
        assertThat(COOKIE.in(sent("bellhop_x"), TLS)).isEmpty();
        assertThat(COOKIE.in(sent("__Host-bellhop_x"), TLS)).contains("secret");
        assertThat(COOKIE.in(sent("bellhop_x"), PLAIN)).contains("secret");
        assertThat(COOKIE.in(sent("other"), PLAIN)).isEmpty();
    }

    private static HttpHeaders sent(String name) {
        var cookies = Map.of(name, new Cookie.Builder(name).value("secret").build());
        return fake(HttpHeaders.class, "getCookies", cookies);
    }

    private static UriInfo asked(String uri) {
        return fake(UriInfo.class, "getRequestUri", URI.create(uri));
    }

    private static <T> T fake(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, called, _) -> {
            if (called.getName().equals(method)) {
                return answer;
            }
            throw new UnsupportedOperationException(called.getName());
        }));
    }
}
