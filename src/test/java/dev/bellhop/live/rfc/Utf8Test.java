package dev.bellhop.live.rfc;

import static dev.bellhop.testing.RawFrame.bytes;
import static dev.bellhop.testing.RawFrame.continuation;
import static dev.bellhop.testing.RawFrame.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.RawFrame;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 6455, 8.1: text that is not UTF-8 ends the connection; nobody ever reads U+FFFD that nobody wrote.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class Utf8Test extends SocketTestBase {
    private static final String MARK = "HERE";
    private static final String MANY = "ä€😀\uFFFD\u0800\uD7FF\uE000\uDBFF\uDFFF";

    /// A post whose body is these bytes.
    private byte[] postOf(byte[] body) {
        var whole = post("bad", MARK).getBytes(UTF_8);
        int at = post("bad", MARK).indexOf(MARK);
        var bytes = Arrays.copyOf(whole, whole.length - MARK.length() + body.length);
        System.arraycopy(body, 0, bytes, at, body.length);
        System.arraycopy(whole, at + MARK.length(), bytes, at + body.length, whole.length - at - MARK.length());
        return bytes;
    }

    private static final String BAD = """
            c0af c1bf e080af f08080af e08080 \
            eda080 edbfbf eda080edb080 \
            c3 e282 f09f98 f0908d \
            f4908080 f5808080 f8888080 80 bf fe ff \
            c328 e28228 e228a1 f0288cbc f09028bc c3c3a4""";

    static java.util.stream.Stream<String> bad() {
        return Arrays.stream(BAD.split("\\s+"));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("bad")
    void what_is_not_UTF_8_ends_the_connection_and_is_not_stored(String hex) {
        try (var socket = visitor()) {
            socket.send(RawFrame.of(RawFrame.TEXT, postOf(HexFormat.of().parseHex(hex))));
            assertThat(socket.closeCode()).isEqualTo(1007);
        }
        var stored = Company.as(mia.token())
                .get("/api/v1/conversations/" + conversation + "/messages")
                .jsonPath()
                .getList("items");
        assertThat(stored).hasSize(1);
    }

    @Test
    void what_is_not_UTF_8_over_two_fragments_ends_the_connection() {
        try (var socket = visitor()) {
            socket.send(text(0xe2, 0x82).open(), continuation(bytes(0x28)));
            assertThat(socket.closeCode()).isEqualTo(1007);
        }
        try (var socket = visitor()) {
            socket.send(text(0x7b).open(), continuation(bytes(0x7d, 0xf0, 0x9f)));
            assertThat(socket.closeCode()).isEqualTo(1007);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_code_point_may_be_split_over_fragments(int size) throws Exception {
        try (var socket = visitor()) {
            var bytes = post("split", MANY).getBytes(UTF_8);
            socket.send(RawFrame.of(RawFrame.TEXT, Arrays.copyOf(bytes, size)).open());
            for (int from = size; from < bytes.length; from += size) {
                var last = from + size >= bytes.length;
                var frame = continuation(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)));
                socket.send(last ? frame : frame.open());
            }
            var message = new ObjectMapper().readTree(socket.expect("\"type\":\"message\""));
            assertThat(message.path("message").path("body").asText()).isEqualTo(MANY);
        }
    }
}
