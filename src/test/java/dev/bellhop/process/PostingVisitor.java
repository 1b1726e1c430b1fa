package dev.bellhop.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellhop.testing.TestSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A visitor who posts one message after another, sends what was refused again under the same `ref`, and notes what
/// it was told and how long that took.
final class PostingVisitor implements AutoCloseable {
    private static final Duration BREATH = Duration.ofMillis(20);
    final Rest rest;
    final UUID conversation;
    final Map<String, Long> acked = new ConcurrentHashMap<>();
    final AtomicInteger refusals = new AtomicInteger();
    private final TestSocket socket;
    private final List<JsonNode> heard = new ArrayList<>();
    private volatile boolean stopped;
    private Thread thread;

    PostingVisitor(String base, String site) {
        rest = Rest.visitor(base, site, "Mia");
        var started = rest.must(rest.call("POST", "/conversations", Map.of("body", "Hello"), "hello"));
        conversation = UUID.fromString(started.json().path("id").asText());
        socket = TestSocket.visitor(base, site, rest.token());
    }

    void start() {
        stopped = false;
        thread = Thread.ofVirtual().start(this::run);
    }

    /// After the message at hand is acknowledged.
    void stop() throws InterruptedException {
        stopped = true;
        thread.join(Duration.ofSeconds(60));
        if (thread.isAlive()) {
            throw new AssertionError("it still waits for an ack after " + acked.size());
        }
    }

    private void run() {
        while (!stopped) {
            var ref = "r-" + acked.size();
            while (!post(ref)) {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
            LockSupport.parkNanos(BREATH.toNanos());
        }
    }

    /// @return whether it was acknowledged
    boolean post(String ref) {
        socket.post(conversation, ref, "The body of " + ref);
        var answer = socket.expect("ack", "refused");
        if (!answer.path("ref").asText().equals(ref)) {
            throw new AssertionError("asked for " + ref + ", got " + answer);
        }
        if (answer.path("type").asText().equals("ack")) {
            acked.put(ref, answer.path("seq").asLong());
            return true;
        }
        refusals.incrementAndGet();
        if (!answer.path("code").asText().equals("unavailable") || !answer.has("retryAfter")) {
            throw new AssertionError("refused otherwise: " + answer);
        }
        return false;
    }

    /// The numbers that came over the socket, in the order they came.
    List<Long> heard() {
        heard.addAll(socket.drain());
        return heard.stream()
                .flatMap(PostingVisitor::messages)
                .map(PostingVisitor::seq)
                .toList();
    }

    private static Stream<JsonNode> messages(JsonNode frame) {
        return switch (frame.path("type").asText()) {
            case "message" -> Stream.of(frame.path("message"));
            case "replay" -> frame.path("messages").valueStream();
            default -> Stream.empty();
        };
    }

    private static long seq(JsonNode message) {
        return message.path("seq").asLong();
    }

    @Override
    public void close() {
        socket.close();
    }
}
