package dev.bellhop.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Our framing, read back by Netty's decoder, at every boundary of the three forms of length.
class EncodedFrameTest {
    @Test
    void every_form_of_length_is_read_back() {
        for (int length : new int[] {0, 1, 125, 126, 127, 65_535, 65_536, 1_000_000}) {
            var text = "é".repeat(length / 2) + (length % 2 == 1 ? "x" : "");
            var decoder = new EmbeddedChannel(new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                    .expectMaskedFrames(false)
                    .maxFramePayloadLength(2_000_000)
                    .build()));
            decoder.writeInbound(Unpooled.wrappedBuffer(EncodedFrame.of(text.getBytes(StandardCharsets.UTF_8))));
            TextWebSocketFrame frame = decoder.readInbound();
            assertThat(frame.isFinalFragment()).isTrue();
            assertThat(frame.text()).isEqualTo(text);
            frame.release();
        }
    }
}
