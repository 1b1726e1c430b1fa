package dev.bellhop.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.process.Rest;
import dev.bellhop.testing.TestSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// An honest visitor and an honest agent who talk while somebody attacks: a message every 100 ms, each of which has to
/// arrive.
final class Neighbours implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private final TestSocket visitor;
    private final TestSocket agent;
    private final UUID conversation;
    private final Thread thread;
    private final List<Long> delays = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean stop;
    private volatile Throwable failure;

    Neighbours(String base, String site, Rest agentRest) {
        var rest = Rest.visitor(base, site, "Neighbour");
        var begun = rest.must(rest.call("POST", "/conversations", Map.of("body", "Good morning"), null));
        conversation = UUID.fromString(begun.json().path("id").asText());
        visitor = TestSocket.visitor(base, site, rest.token());
        agent = TestSocket.agent(base, agentRest.token());
        agent.send("resume").with("conversation", conversation).with("after", 0).go();
        agent.expect("replay");
        thread = Thread.ofPlatform().name("neighbours").start(this::talk);
    }

    private void talk() {
        try {
            while (!stop) {
                var ref = "n" + delays.size();
                var sent = System.nanoTime();
                visitor.post(conversation, ref, ref);
                agent.expect(
                        "message", frame -> frame.at("/message/body").asText().equals(ref));
                delays.add(System.nanoTime() - sent);
                agent.drain();
                visitor.drain();
                Thread.sleep(PAUSE);
            }
        } catch (Throwable t) {
            failure = t;
        }
    }

    /// Stops, and says how it was.
    void assertServed(String during) {
        stop = true;
        try {
            assertThat(thread.join(Duration.ofSeconds(40))).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(failure).as("neighbours during %s", during).isNull();
        assertThat(delays).as("messages of the neighbours during %s", during).isNotEmpty();
        assertThat(visitor.isClosed() || agent.isClosed())
                .as("a neighbour was closed during %s", during)
                .isFalse();
        var sorted = delays.stream().sorted().toList();
        var p99 = sorted.get((sorted.size() - 1) * 99 / 100);
        System.out.printf(
                "%s: %d messages of the neighbours, 99th percentile %d ms%n",
                during, sorted.size(), TimeUnit.NANOSECONDS.toMillis(p99));
    }

    @Override
    public void close() {
        stop = true;
        visitor.cut();
        agent.cut();
    }
}
