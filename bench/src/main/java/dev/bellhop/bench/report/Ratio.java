package dev.bellhop.bench.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// One figure divided by another one of the same round: information, without a bound.
///
/// @param metric of the service
record Ratio(String scenario, String question, String metric, String other, String othersMetric) {
    private static final String US = "bellhop";

    static final List<Ratio> ALL = List.of(
            to("socket.io", "pair", "5,000/s: delivery p99 ÷ Socket.IO's, which stores nothing", "5000/s delivery p99 ms"),
            to("netty+store", "pair", "5,000/s: delivery p99 ÷ `netty+store`'s", "5000/s delivery p99 ms"),
            to("netty+store", "pair", "10,000/s: delivery p99 ÷ `netty+store`'s", "10000/s delivery p99 ms"),
            to("ws+insert", "saturate", "500 outstanding: acks/s ÷ the inserting relay's", "500 outstanding acks/s"),
            to("netty+store", "saturate", "500 outstanding: acks/s ÷ `netty+store`'s", "500 outstanding acks/s"),
            new Ratio("saturate", "2,000 outstanding: acks/s ÷ pgbench's best commits/s", "2000 outstanding acks/s",
                    "pgbench", "best commits/s"),
            to("socket.io", "typing", "CPU per frame ÷ Socket.IO's", "server CPU µs per frame"),
            to("socket.io", "fanout", "delivery p99 ÷ Socket.IO's, which stores nothing", "delivery p99 ms"),
            to("netty+store", "fanout", "delivery p99 ÷ `netty+store`'s", "delivery p99 ms"),
            to("socket.io", "idle", "memory per socket ÷ Socket.IO's", "KB per socket"),
            to("bellhop", "stalled", "the others' p99 ÷ without stalled ones", "stalled: delivery p99 ms",
                    "none stalled: delivery p99 ms"),
            to("bellhop", "history", "first page p99 at 100,000 ÷ at 100 messages", "100000: first page p99 ms",
                    "100: first page p99 ms"),
            to("bellhop", "inbox", "first page p99 at 1,000,000 ÷ at 10,000 conversations",
                    "1000000: first page p99 ms", "10000: first page p99 ms"),
            to("bellhop", "assist", "2,000 messages/s beside 200 shown pages: delivery p99 ÷ without them",
                    "beside 200 pages: delivery p99 ms", "alone: delivery p99 ms"));

    private static Ratio to(String other, String scenario, String question, String metric) {
        return to(other, scenario, question, metric, metric);
    }

    private static Ratio to(String other, String scenario, String question, String metric, String othersMetric) {
        return new Ratio(scenario, question, metric, other, othersMetric);
    }

    Spread in(Log log) {
        var top = byRound(log, US, metric);
        var bottom = byRound(log, other, othersMetric);
        return Spread.of(top.keySet().stream()
                .filter(bottom::containsKey)
                .flatMapToDouble(round -> DoubleStream.of(top.get(round) / bottom.get(round)))
                .toArray());
    }

    private static Map<Integer, Double> byRound(Log log, String contestant, String metric) {
        return log.figures().stream()
                .filter(figure -> figure.contestant().equals(contestant) && figure.metric().equals(metric))
                .collect(Collectors.toMap(Results.Figure::round, Results.Figure::value));
    }
}
