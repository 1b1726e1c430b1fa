package dev.bellhop.bench.report;

import dev.bellhop.bench.report.Target.Term;
import java.util.List;

/// The ratios that the service must reach, and those it would like to. Metrics are named as scenarios name them.
final class Targets {
    private static final String US = "bellhop";

    static final List<Target> ALL = List.of(
            atLeast("saturate", "2,000 outstanding: durable acks/s ÷ pgbench at its best of 1, 16, 64 clients",
                    us("2000 outstanding acks/s"), new Term("pgbench", "best commits/s"), 1.5, 2.5),
            atLeast("saturate", "500 outstanding: durable acks/s ÷ a Node relay's that inserts each message",
                    us("500 outstanding acks/s"), new Term("ws+insert", "500 outstanding acks/s"), 4, 6),
            atMost("pair", "5,000/s, stored before ack: delivery p99 ÷ Socket.IO's, which stores nothing",
                    us("5000/s delivery p99 ms"), new Term("socket.io", "5000/s delivery p99 ms"), 1.5, 1.0),
            atMost("pair", "10,000/s, stored: delivery p99 ÷ a raw WebSockets Next relay's",
                    us("10000/s delivery p99 ms"), new Term("websockets-next", "10000/s delivery p99 ms"), 3, 2),
            atMost("typing", "20,000/s: server CPU ÷ bare Netty's",
                    us("server CPU µs per frame"), new Term("netty", "server CPU µs per frame"), 1.5, 1.3),
            atMost("fanout", "500 receivers × 200/s: delivery p99 ÷ `ws`'s",
                    us("delivery p99 ms"), new Term("ws", "delivery p99 ms"), 1.2, 1.0),
            atMost("idle", "10,000 signed-in sockets: memory per socket ÷ Socket.IO's",
                    us("KB per socket"), new Term("socket.io", "KB per socket"), 1.0, 0.7),
            atMost("idle", "the same, the clients offer deflate",
                    us("KB per socket, deflate offered"), new Term("socket.io", "KB per socket, deflate offered"), 1.0, 0.7),
            atMost("stalled", "1 % stop reading: the others' p99 ÷ without them",
                    us("stalled: delivery p99 ms"), us("none stalled: delivery p99 ms"), 1.3, 1.1),
            atMost("stalled", "memory per stalled socket, KB (the bound on what waits for one is 1 MiB)",
                    us("KB per stalled socket"), null, 1024, 1024),
            atMost("storm", "10,000 come back at once: until all have resumed, s",
                    us("all resumed s"), null, 15, 8),
            atMost("storm", "live traffic's delivery p99 meanwhile, ms",
                    us("live delivery p99 ms"), null, 1000, 1000),
            atMost("assist", "a change on the visitor's page until it is drawn in the console, median, ms",
                    us("change p50 ms"), null, 150, 150),
            atMost("assist", "the same, p95, ms", us("change p95 ms"), null, 300, 300),
            atMost("assist", "the visitor's pointer in the console, median, ms",
                    us("visitor's pointer p50 ms"), null, 100, 100),
            atMost("assist", "the agent's pointer on the page, median, ms",
                    us("agent's pointer p50 ms"), null, 100, 100),
            atMost("assist", "from yes to the first picture, demo shop, ms", us("first picture ms"), null, 1000, 1000),
            atMost("assist", "from yes to the first picture, 10,000 nodes more, ms",
                    us("first picture of 10,000 nodes ms"), null, 2000, 2000),
            atMost("assist", "from another page that is ready to its picture, ms", us("other page ms"), null, 1000, 1000),
            atMost("assist", "main thread's time that recording adds while the page scrolls, %",
                    us("recorder's part of it, %"), null, 5, 5),
            atMost("assist", "2,000 messages/s beside 200 pages that are shown: delivery p99 ÷ without them",
                    us("beside 200 pages: delivery p99 ms"), us("alone: delivery p99 ms"), 1.5, 1.5),
            atMost("inbox", "first page p99 at 1,000,000 ÷ at 10,000 conversations",
                    us("1000000: first page p99 ms"), us("10000: first page p99 ms"), 1.5, 1.1),
            atMost("history", "first page p99 at 100,000 ÷ at 100 messages",
                    us("100000: first page p99 ms"), us("100: first page p99 ms"), 1.2, 1.0));

    private Targets() {}

    private static Term us(String metric) {
        return new Term(US, metric);
    }

    private static Target atLeast(String scenario, String question, Term top, Term bottom, double must, double stretch) {
        return new Target(scenario, question, top, bottom, true, must, stretch);
    }

    private static Target atMost(String scenario, String question, Term top, Term bottom, double must, double stretch) {
        return new Target(scenario, question, top, bottom, false, must, stretch);
    }
}
