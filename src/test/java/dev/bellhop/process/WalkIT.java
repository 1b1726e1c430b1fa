package dev.bellhop.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.process.SentPosts.Talk;
import dev.bellhop.testing.Deep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promises G1 to G5 and G10, whatever happens: visitors and agents of two companies post, send again, are cut, come
/// back, go back, handle and read as they like, while the service and its database pause, stop and die. After each
/// round everything settles, and then what each was told is what is stored: every ack once, every log in order and
/// without a gap, nothing foreign, and a list that was fetched once and kept by events is the list as it is fetched
/// (but for who is online).
///
/// It walks for 30 s; `-Dbellhop.walk.seconds=600` walks on, and `-Dbellhop.walk.seed=` takes the same decisions
/// again (the machine's own timing differs).
///
/// Bugs that were planted to see it find them, the sentence it said, and when, start of the database included:
///
/// | planted | said | after |
/// |---|---|---|
/// | acks leave before the commit | acknowledged as 45; stored there: another's post (the database died) | 58 s |
/// | a `ref` is not looked up, and its index is gone | was told 12 of `r-2`, and before another | 13 s |
/// | a replay begins one entry late | had 0 and was told 2 | 17 s |
/// | a visitor may write into any conversation | wrote where it has no place | 34 s |
/// | lists are not told of reads | shows one `visitorRead`, and fetches another | 49 s |
///
/// It also found bugs that nobody had planted: a conversation's changes and its log overtook `welcome`, and a
/// visitor was not told that an answer had opened its conversation.
class WalkIT {
    private static final long SEED = Long.getLong("bellhop.walk.seed", System.nanoTime());
    /// As long as each fault takes to come once, or longer.
    private static final Duration LENGTH =
            Duration.ofSeconds(Integer.getInteger("bellhop.walk.seconds", Deep.or(0, 120)));
    private static final Map<WalkCompany, Integer> VISITORS = Map.of(WalkCompany.LINDEN, 4, WalkCompany.MAPLE, 2);

    @TempDir
    static Path folder;

    private final Random random = new Random(SEED);
    private final SentPosts ledger = new SentPosts();
    private final List<Walker> walkers = new ArrayList<>();
    private volatile boolean walking;

    @Test
    void whatever_happens_everyone_is_told_what_is_stored_once_and_in_order() throws Exception {
        System.out.println("WalkIT seed: " + SEED);
        try (var database = Postgres.start(folder);
                var service = Service.start(folder, settings(database));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            WalkCompany.build(database);
            populate(new Walker.World(SEED, service, ledger));
            var faults = new FaultInjector(random, service, database);
            var until = System.nanoTime() + LENGTH.toNanos();
            var rounds = 0;
            for (; rounds < FaultInjector.KINDS || System.nanoTime() < until; rounds++) {
                round(threads, faults, database);
            }
            System.out.printf("WalkIT: %d rounds, %d acks, %s%n", rounds, ledger.acks(), faults);
            assertThat(ledger.acks()).as("acks").isGreaterThan(rounds * walkers.size());
        } catch (RuntimeException | Error e) {
            var sentence = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new AssertionError("seed %d: %s".formatted(SEED, sentence), e);
        } finally {
            walkers.forEach(Walker::close);
        }
    }

    private static Map<String, String> settings(Postgres database) {
        var settings = new HashMap<>(database.settings());
        settings.put("BELLHOP_DEMO", "true");
        settings.put("BELLHOP_SESSION_ACCESS_LIFETIME", "30d");
        return settings;
    }

    private void populate(Walker.World world) {
        for (var house : WalkCompany.values()) {
            for (int i = 1; i <= VISITORS.get(house); i++) {
                walkers.add(new VisitorWalker(world, house, "visitor-%s-%d".formatted(house, i)));
            }
            var first = ledger.talks(house).stream().map(Talk::id).sorted().findFirst();
            house.agents().forEach(email -> walkers.add(new AgentWalker(world, house, email, first.orElseThrow())));
        }
    }

    private void round(ExecutorService threads, FaultInjector faults, Postgres database) throws InterruptedException {
        walking = true;
        var walks = each(threads, walker -> walker.walk(() -> walking));
        faults.pass(300, 1_500);
        faults.next();
        faults.pass(300, 1_500);
        walking = false;
        join(walks);
        join(each(threads, Walker::finish));
        var store = StoredConversations.read(database, ledger.visitors());
        store.check();
        ledger.check(store);
        join(each(threads, walker -> walker.settle(store)));
    }

    private List<Future<?>> each(ExecutorService threads, Consumer<Walker> work) {
        return walkers.stream()
                .<Future<?>>map(walker -> threads.submit(() -> work.accept(walker)))
                .toList();
    }

    private static void join(List<Future<?>> works) throws InterruptedException {
        for (var work : works) {
            try {
                work.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Error error ? error : new AssertionError(e.getCause());
            }
        }
    }
}
