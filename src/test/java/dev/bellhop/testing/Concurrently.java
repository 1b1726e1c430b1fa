package dev.bellhop.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// Does one thing several times at the same moment.
public final class Concurrently {
    private Concurrently() {}

    public static <T> List<T> times(int many, Callable<T> deed) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = threads.invokeAll(Stream.generate(() -> deed).limit(many).toList());
            for (var one : all) {
                one.get();
            }
            return all.stream().map(done -> done.resultNow()).toList();
        }
    }
}
