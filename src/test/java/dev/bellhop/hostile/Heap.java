package dev.bellhop.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.process.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/// What a service keeps in its heap.
record Heap(Service service) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final double MEGABYTE = 1024 * 1024;

    /// Megabytes after a collection.
    double megabytes() {
        collect();
        return sum("jvm_memory_used_bytes{area=\"heap\"") / MEGABYTE;
    }

    /// Bytes that are counted as held for clients.
    double held() {
        return sum("bellhop_memory_held_bytes");
    }

    private double sum(String beginning) {
        var figures =
                metrics().lines().filter(line -> line.startsWith(beginning)).toList();
        assertThat(figures).as(beginning).isNotEmpty();
        return figures.stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void collect() {
        try {
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            new ProcessBuilder(jcmd, "" + service.pid(), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    String metrics() {
        try {
            var request = HttpRequest.newBuilder(URI.create(service.base() + "/q/metrics"));
            return HTTP.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
