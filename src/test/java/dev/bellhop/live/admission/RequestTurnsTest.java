package dev.bellhop.live.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With one slot for an address.
class RequestTurnsTest {
    private final WorkSlots slots = new WorkSlots(4);
    private final List<EmbeddedChannel> lines = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();

    private EmbeddedChannel connect() {
        return connect(slots);
    }

    private EmbeddedChannel connect(WorkSlots slots) {
        var line = new EmbeddedChannel(
                new RequestTurns((peer, _) -> Optional.of(peer), slots), new ChannelInboundHandlerAdapter() {
                    @Override
                    public void channelRead(ChannelHandlerContext ctx, Object message) {
                        if (message instanceof HttpRequest head) {
                            seen.add(head.uri());
                        }
                    }

                    @Override
                    public void channelReadComplete(ChannelHandlerContext ctx) {
                        seen.add("end of read");
                    }
                });
        lines.add(line);
        return line;
    }

    @AfterEach
    void hangUp() {
        lines.forEach(EmbeddedChannel::finishAndReleaseAll);
    }

    private static HttpRequest get(String path) {
        return new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, path);
    }

    private static void answer(EmbeddedChannel line) {
        line.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        line.runPendingTasks();
    }

    @Test
    void what_waited_for_its_slot_is_passed_on_with_the_end_of_a_read() {
        var first = connect();
        var second = connect();
        first.writeInbound(get("/a"));
        second.writeInbound(get("/b"));
        seen.clear();
        answer(first);
        second.runPendingTasks();
        assertThat(seen).containsExactly("/b", "end of read");
    }

    @Test
    void what_waited_behind_another_is_passed_on_with_the_end_of_a_read() {
        var line = connect();
        line.writeInbound(get("/a"), get("/b"));
        seen.clear();
        answer(line);
        assertThat(seen).containsExactly("/b", "end of read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/1?until=2",
                "http://chat.example.com/files/1",
                "/api/v1/attachments/1",
                "/api/v1/single-sign-on/1/callback?code=2",
                "/api/v1/workspace/identity-provider"
            })
    void two_that_wait_for_another_machine_leave_room_for_others(String path) {
        var half = new WorkSlots(8);
        for (var n = 0; n < 2; n++) {
            connect(half).writeInbound(get(path));
        }
        connect(half).writeInbound(get("/api/v1/me"));
        assertThat(seen).containsOnlyOnce(path).contains("/api/v1/me");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "DELETE", "OPTIONS"})
    void a_read_that_announces_a_body_takes_its_slot_at_once(String method) {
        var head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(method), "/a");
        head.headers().set("Content-Length", 5);
        var first = connect();
        first.writeInbound(head);
        connect().writeInbound(get("/b"));
        assertThat(seen).contains("/a").doesNotContain("/b");
        first.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
        answer(first);
        lines.getLast().runPendingTasks();
        assertThat(seen).contains("/b");
    }

    @Test
    void what_is_sent_takes_its_slot_when_it_is_whole() {
        var head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/a");
        head.headers().set("Content-Length", 5);
        connect().writeInbound(head);
        connect().writeInbound(get("/b"));
        assertThat(seen).contains("/a", "/b");
    }
}
