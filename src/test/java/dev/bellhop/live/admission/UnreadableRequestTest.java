package dev.bellhop.live.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.LoudLines;
import dev.bellhop.testing.RawSocket;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What cannot be read at all is refused as everything else is: with a problem document.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UnreadableRequestTest {
    @TestHTTPResource("/")
    String base;

    @ParameterizedTest
    @CsvSource(textBlock = """
            414, address_too_long,  GET /api/v1/me?q=LONG HTTP/1.1|Host: a
            414, address_too_long,  GET /LONG HTTP/1.1|Host: a
            431, headers_too_long,  GET /api/v1/me HTTP/1.1|Host: a|X: LONG
            431, headers_too_long,  PATCH /api/v1/attachments/x HTTP/1.1|Host: a|Upload-Metadata: LONG
            400, malformed,         GET / HTTP/1.1|Host: a|X
            400, malformed,         POST /api/v1/sessions HTTP/1.1|Host: a|Content-Length: -1
            400, malformed,         POST /api/v1/sessions HTTP/1.1|Host: a|Content-Length: 1|Content-Length: 2
            400, malformed,         POST / HTTP/1.1|Host: a|Content-Length: 1|Transfer-Encoding: chunked
            400, malformed,         GET /api/v1/me?q=% HTTP/1.1|Host: a
            """)
    void it_is_refused_with_a_problem(int status, String code, String lines) {
        var request = lines.replace("LONG", "x".repeat(60_000)).replace("|", "\r\n") + "\r\n\r\n";
        var loud = LoudLines.listen();
        try (var socket = RawSocket.connect(base)) {
            var head = socket.ask(request);
            assertThat(head)
                    .startsWith("HTTP/1.1 " + status + " ")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .containsIgnoringCase("connection: close");
            assertThat(socket.rest()).contains("\"code\":\"" + code + "\"", "\"status\":" + status);
            loud.assertQuiet();
        } finally {
            loud.close();
        }
    }
}
