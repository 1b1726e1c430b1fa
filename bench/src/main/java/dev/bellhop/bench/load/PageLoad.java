package dev.bellhop.bench.load;

import dev.bellhop.bench.net.Http;
import dev.bellhop.bench.net.Loop;
import java.util.concurrent.TimeUnit;

/// One page asked for over REST, again and again in an open loop.
public final class PageLoad {
    private static final int CONNECTIONS = 8;
    private final Latencies latencies = new Latencies();
    private int wrong;
    private volatile int answered;

    private PageLoad() {}

    /// @return how long each answer took; all must be 200
    public static Latencies run(Loop loop, int port, String token, String path, double perSecond, int warmup, int seconds) {
        return new PageLoad().measure(loop, new Http(loop, port, token, CONNECTIONS), path, perSecond, warmup, seconds);
    }

    private Latencies measure(Loop loop, Http http, String path, double perSecond, int warmup, int seconds) {
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
