package dev.bellhop.bench.load;

import dev.bellhop.bench.net.Http;
import dev.bellhop.bench.net.Loop;
import java.util.concurrent.TimeUnit;

/// One page asked for over REST, again and again in an open loop. All answers must be 200.
public final class PageLoad {
    private static final int CONNECTIONS = 8;
    private final Loop loop;
    private final Http http;
    private final String path;
    private final double perSecond;
    private final Latencies latencies = new Latencies();
    private int wrong;
    private volatile int answered;

    public PageLoad(Loop loop, int port, String token, String path, double perSecond) {
        this.loop = loop;
        this.http = new Http(loop, port, token, CONNECTIONS);
        this.path = path;
        this.perSecond = perSecond;
    }

    /// @return how long each answer took, of those due after the warm-up
    public Latencies run(int warmup, int seconds) {
        var start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
        var from = start + TimeUnit.SECONDS.toNanos(warmup);
        var end = from + TimeUnit.SECONDS.toNanos(seconds);
        var asked = new int[1];
        Pacer.start(loop.eventLoop(), perSecond, start, end, due -> {
                    asked[0]++;
                    http.get(path, answer -> hear(answer, due, from));
                })
                .await(warmup + seconds + 60);
        for (int n = 0; n < 500 && answered < asked[0]; n++) {
            Traffic.pause(20);
        }
        loop.run(http::close);
        if (wrong > 0 || answered < asked[0]) {
            throw new IllegalStateException("%s: %d asked, %d answered, %d of them not with 200"
                    .formatted(path, asked[0], answered, wrong));
        }
        return latencies;
    }

    private void hear(Http.Answer answer, long due, long from) {
        answered++;
        if (answer.status() != 200) {
            wrong++;
        } else if (due >= from) {
            latencies.record(System.nanoTime() - due);
        }
    }
}
