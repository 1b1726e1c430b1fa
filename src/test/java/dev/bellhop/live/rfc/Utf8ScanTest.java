package dev.bellhop.live.rfc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.RawFrame;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The guard of the sockets leaves the question "is this UTF-8" to Netty: the JDK's strict decoder must agree.
class Utf8ScanTest {
    private final CharsetDecoder strict = UTF_8.newDecoder();

    @Test
    void all_sequences_of_one_and_two_bytes_and_all_leads_with_telling_followers() {
        int[] telling = {0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff};
        for (int first = 0; first < 256; first++) {
            assertAgree(first);
            for (int second = 0; second < 256; second++) {
                assertAgree(first, second);
            }
            for (int second : telling) {
                for (int third : telling) {
                    assertAgree(first, second, third);
                    for (int fourth : telling) {
                        assertAgree(first, second, third, fourth);
                    }
                }
            }
        }
    }

    private void assertAgree(int... values) {
        var bytes = RawFrame.bytes(values);
        if (ByteBufUtil.isText(Unpooled.wrappedBuffer(bytes), UTF_8) != isStrict(bytes)) {
            assertThat(HexFormat.of().formatHex(bytes)).as("judged alike").isNull();
        }
    }

    private boolean isStrict(byte[] bytes) {
        return !strict.reset()
                .decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), true)
                .isError();
    }
}
