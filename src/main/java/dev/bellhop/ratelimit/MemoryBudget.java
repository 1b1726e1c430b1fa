package dev.bellhop.ratelimit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Bounds in bytes what clients make this process hold (G9). Each use has a part of the heap, and of that part each
/// holder may have a share, so that one client, address or company leaves room for the others.
@Singleton
public class MemoryBudget {
    public enum Use {
        BODIES,
        ANSWERS,
        FRAMES,
        OUTBOUND,
        PAGES,
        RECORDINGS;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whom bytes are held for, and the share of a use's part that it may have.
    public enum Share {
        PERSON(8),
        ADDRESS(4),
        SITE(2),
        WORKSPACE(2);

        private final int divisor;

        Share(int divisor) {
            this.divisor = divisor;
        }
    }

    /// @param id of the person, address, site or workspace
    public record Holder(Share share, Object id) {}

    /// This fraction of a part is little.
    private static final int SMALL = 256;

    private static final int MEGABYTE = 1024 * 1024;
    private final Map<Use, Part> parts = new EnumMap<>(Use.class);

    @Inject
    MemoryBudget(MemoryConfig config, MeterRegistry meters) {
        this(config, Runtime.getRuntime().maxMemory(), meters);
    }

    /// @param heap its most bytes
    MemoryBudget(MemoryConfig config, long heap, MeterRegistry meters) {
        for (var use : Use.values()) {
            var part = new Part(heap / 100 * percent(config, use));
            part.show(use, meters);
            parts.put(use, part);
        }
    }

    private static int percent(MemoryConfig config, Use use) {
        return switch (use) {
            case BODIES -> config.bodies();
            case ANSWERS -> config.answers();
            case FRAMES -> config.frames();
            case OUTBOUND -> config.outbound();
            case PAGES -> config.pages();
            case RECORDINGS -> config.recordings();
        };
    }

    void tell(@Observes StartupEvent event) {
        var sizes = Stream.of(Use.values())
                .map(use -> use.wireName() + "=" + parts.get(use).most / MEGABYTE + "M")
                .collect(Collectors.joining(" "));
        Log.infof("memory for clients: %s", sizes);
    }

    /// Nothing is held yet.
    ///
    /// @param holders the narrowest first
    public Holding open(Use use, Holder... holders) {
        return new Holding(parts.get(use), List.of(holders));
    }

    /// What is held for one use.
    private static final class Part {
        private final long most;
        private final AtomicLong all = new AtomicLong();
        private final Map<Holder, Long> byHolder = new ConcurrentHashMap<>();

        Part(long most) {
            this.most = most;
        }

        void show(Use use, MeterRegistry meters) {
            Gauge.builder("bellhop.memory.held", all, AtomicLong::get)
                    .description("Bytes held for clients")
                    .baseUnit("bytes")
                    .tag("use", use.wireName())
                    .register(meters);
            Gauge.builder("bellhop.memory.most", () -> most)
                    .description("The most bytes that may be held for clients")
                    .baseUnit("bytes")
                    .tag("use", use.wireName())
                    .register(meters);
        }

        void add(List<Holder> holders, long bytes) {
            all.addAndGet(bytes);
            holders.forEach(holder -> add(holder, bytes));
        }

        void add(Holder holder, long bytes) {
            byHolder.compute(holder, (_, before) -> {
                var now = (before == null ? 0 : before) + bytes;
                return now == 0 ? null : now;
            });
        }

        /// Who holds little finds room beyond every bound: a quarter more is theirs alone, so that those who fill a
        /// part leave them out of it.
        boolean hasRoom(List<Holder> holders) {
            var isSmall = !holders.isEmpty() && of(holders.getFirst()) <= most / SMALL;
            var quarters = isSmall ? 5L : 4L;
            return 4 * all.get() <= quarters * most
                    && holders.stream().allMatch(one -> 4L * one.share.divisor * of(one) <= quarters * most);
        }

        boolean isWithinShares(List<Holder> holders) {
            return holders.stream().allMatch(one -> one.share.divisor * of(one) <= most);
        }

        private long of(Holder holder) {
            return byHolder.getOrDefault(holder, 0L);
        }
    }

    /// What is held for one purpose.
    public static final class Holding implements AutoCloseable {
        private final Part part;
        private final List<Holder> holders;
        private final AtomicLong bytes = new AtomicLong();

        private Holding(Part part, List<Holder> holders) {
            this.part = part;
            this.holders = holders;
        }

        /// Holds more.
        ///
        /// @return false if a share or the whole is exceeded; then nothing more is held
        public boolean grow(long more) {
            hold(more);
            if (hasRoom()) {
                return true;
            }
            hold(-more);
            return false;
        }

        /// Holds more, whether there is room or not: it is there already.
        public void hold(long more) {
            bytes.addAndGet(more);
            part.add(holders, more);
        }

        /// Holds less.
        public void shrink(long less) {
            hold(-less);
        }

        public boolean hasRoom() {
            return part.hasRoom(holders);
        }

        /// Whether there is room, or the one who holds this is not to blame that there is none.
        public boolean isBearable() {
            return part.all.get() <= part.most || part.isWithinShares(holders);
        }

        public long bytes() {
            return bytes.get();
        }

        /// Holds nothing any more.
        @Override
        public void close() {
            part.add(holders, -bytes.getAndSet(0));
        }
    }
}
