package dev.bellhop.bench.client;

import dev.bellhop.bench.lab.Names;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Speaks docs/protocol.md. A visitor hears its conversation without asking, an agent watches it, and its list where
/// its seat says so.
public class BellhopClient extends Client {
    private static final int WORD = "{\"type\":\"".length();
    private static final int ACK_REF = "{\"type\":\"ack\",\"ref\":\"".length();
    private static final Pattern RETRY_AFTER = Pattern.compile("\"retryAfter\":(\\d+)");
    protected final String conversation;
    private final long resumeAfter;

    public BellhopClient(Seat seat, Events events) {
        this(seat, events, -1);
    }

    /// @param resumeAfter says in `hello` that it has seen up to here; negative: says nothing
    public BellhopClient(Seat seat, Events events, long resumeAfter) {
        super(seat, events);
        this.conversation = Names.conversation(seat.conversation()).toString();
        this.resumeAfter = resumeAfter;
    }

    @Override
    protected String path() {
        return switch (seat().side()) {
            case VISITOR -> "/live/visitor?site=" + Names.site(seat().workspace());
            case AGENT -> "/live/agent";
        };
    }

    @Override
    protected String protocol() {
        return "bellhop.v1";
    }

    @Override
    public void opened() {
        var token =
                switch (seat().side()) {
                    case VISITOR -> Names.visitorToken(seat().person());
                    case AGENT -> Names.agentToken(seat().person());
                };
        var resume = resumeAfter < 0
                ? ""
                : ",\"resume\":[{\"conversation\":\"" + conversation + "\",\"after\":" + resumeAfter + "}]";
        send("{\"type\":\"hello\",\"token\":\"" + token + "\"" + resume + "}");
    }

    @Override
    public void post(long sentAt) {
        send("{\"type\":\"post\",\"ref\":\"" + Body.digits(sentAt) + "\",\"conversation\":\"" + conversation
                + "\",\"body\":\"" + Body.of(seat(), sentAt) + "\"}");
    }

    @Override
    public void typing() {
        send("{\"type\":\"typing\",\"conversation\":\"" + conversation + "\",\"on\":true}");
    }

    @Override
    public final void text(ByteBuf payload) {
        switch (word(payload)) {
            case "me" -> message(payload);
            case "ac" -> events().acked(this, Body.number(payload, payload.readerIndex() + ACK_REF));
            case "ty" -> events().typing(this);
            case "pi" -> send("{\"type\":\"pong\"}");
            case "we" -> welcomed();
            case "re" -> read(payload);
            case "by" -> {
                var bye = payload.toString(StandardCharsets.UTF_8);
                var after = RETRY_AFTER.matcher(bye);
                sentAway(bye.contains("\"retry\":true"), after.find() ? Integer.parseInt(after.group(1)) : 0, bye);
            }
            case "as" -> assist(payload);
            case "pr", "co" -> {}
            default -> throw new IllegalStateException("a frame that docs/protocol.md does not know");
        }
    }

    // Two letters tell all words of the wire apart but those with "re".
    private static String word(ByteBuf payload) {
        return payload.toString(payload.readerIndex() + WORD, 2, StandardCharsets.ISO_8859_1);
    }

    private void message(ByteBuf payload) {
        var at = Body.find(payload);
        if (at >= 0 && !Body.isBy(payload, at, seat().side())) {
            events().delivered(this, Body.sentAt(payload, at));
        }
    }

    private void welcomed() {
        if (seat().side() == Seat.Side.AGENT) {
            send("{\"type\":\"watch\",\"conversation\":\"" + conversation + "\"}");
        }
        if (seat().watchesList()) {
            send("{\"type\":\"watch\"}");
        }
        entered();
        ready();
    }

    /// It has come in.
    protected void entered() {}

    /// Something about remote assistance.
    protected void assist(ByteBuf payload) {}

    // `read`, `refused` or `replay`: the next letter tells.
    private void read(ByteBuf payload) {
        switch (payload.getByte(payload.readerIndex() + WORD + 2)) {
            case 'f' -> events().refused(this, payload.toString(StandardCharsets.UTF_8));
            case 'p' -> {
                // …"more":true} or …"more":false}
                var more = payload.getByte(payload.writerIndex() - 3) == 'u';
                events().replayed(this, Count.of(payload, "\"seq\":"), more);
            }
            default -> {}
        }
    }
}
