package dev.bellhop.bench;

import dev.bellhop.bench.Settings.Kind;
import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.lab.Postgres;
import dev.bellhop.bench.report.Guard;
import dev.bellhop.bench.report.Machine;
import dev.bellhop.bench.report.Report;
import dev.bellhop.bench.report.Results;
import dev.bellhop.bench.scenario.Assist;
import dev.bellhop.bench.scenario.Fanout;
import dev.bellhop.bench.scenario.GuardRun;
import dev.bellhop.bench.scenario.History;
import dev.bellhop.bench.scenario.Idle;
import dev.bellhop.bench.scenario.Inbox;
import dev.bellhop.bench.scenario.Pair;
import dev.bellhop.bench.scenario.Saturate;
import dev.bellhop.bench.scenario.Scenario;
import dev.bellhop.bench.scenario.Search;
import dev.bellhop.bench.scenario.Stalled;
import dev.bellhop.bench.scenario.Start;
import dev.bellhop.bench.scenario.Storm;
import dev.bellhop.bench.scenario.Typing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `bench/run [--quick] [scenario …]` runs scenarios one after another, each in a lab of its own;
/// `bench/run guard OLD NEW [--quick]` compares two builds of the service and fails where the new one is worse.
public final class Main {
    private static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();

    static {
        SCENARIOS.put("pair", new Pair());
        SCENARIOS.put("saturate", new Saturate());
        SCENARIOS.put("fanout", new Fanout());
        SCENARIOS.put("typing", new Typing());
        SCENARIOS.put("idle", new Idle());
        SCENARIOS.put("storm", new Storm());
        SCENARIOS.put("stalled", new Stalled());
        SCENARIOS.put("history", new History());
        SCENARIOS.put("inbox", new Inbox());
        SCENARIOS.put("search", new Search());
        SCENARIOS.put("assist", new Assist());
        SCENARIOS.put("start", new Start());
    }

    private static final String GUARD = "guard";

    // Looked at once: later the bench itself keeps the machine busy.
    private static Optional<String> busy = Optional.empty();

    private Main() {}

    public static void main(String... arguments) throws IOException {
        var words = new ArrayList<>(List.of(arguments));
        var quick = words.remove("--quick");
        busy = Machine.busy();
        System.exit(!words.isEmpty() && words.getFirst().equals(GUARD) ? guard(words, quick) : scenarios(words, quick));
    }

    private static int guard(List<String> words, boolean quick) throws IOException {
        if (words.size() != 3) {
            System.err.println("bench/run guard OLD NEW [--quick]: two checkouts or quarkus-app folders");
            return 64;
        }
        var builds = Map.of(Guard.OLD, Settings.jarIn(words.get(1)), Guard.NEW, Settings.jarIn(words.get(2)));
        var settings = Settings.of(quick ? Kind.QUICK_GUARD : Kind.GUARD, builds);
        var results = new Results(GUARD, settings.rounds());
        if (!run(settings, results, new GuardRun())) {
            return 1;
        }
        keep(settings, results, settings.results(), List.of(GUARD));
        var guard = new Guard(results);
        System.out.println();
        guard.table().forEach(System.out::println);
        results.failures().forEach(failure -> System.out.println("\nFailed: " + failure));
        return guard.holds() ? 0 : 1;
    }

    private static int scenarios(List<String> words, boolean quick) throws IOException {
        var settings = Settings.of(quick ? Kind.SMOKE : Kind.FULL);
        var asked = words.isEmpty() ? List.copyOf(SCENARIOS.keySet()) : words;
        var unknown = asked.stream().filter(name -> !SCENARIOS.containsKey(name)).findFirst();
        if (unknown.isPresent()) {
            System.err.println("There is no scenario \"" + unknown.get() + "\"; there are " + SCENARIOS.keySet() + ".");
            return 64;
        }
        // A smoke run says nothing, so it leaves the kept figures alone.
        var folder = quick ? settings.results().resolve("quick") : settings.results();
        var failed = new ArrayList<String>();
        for (var name : asked) {
            var results = new Results(name, settings.rounds());
            var ran = run(settings, results, SCENARIOS.get(name));
            if (ran) {
                keep(settings, results, folder, List.copyOf(SCENARIOS.keySet()));
            }
            if (!ran || !results.failures().isEmpty()) {
                failed.add(name);
            }
        }
        if (!failed.isEmpty()) {
            System.err.println("Failed, or failed in some rounds: " + String.join(", ", failed));
        }
        return failed.isEmpty() ? 0 : 1;
    }

    private static boolean run(Settings settings, Results results, Scenario scenario) {
        System.out.println(results.scenario());
        busy.ifPresent(results::note);
        try (var lab = new Lab(settings)) {
            scenario.run(lab, results);
            return true;
        } catch (Exception e) {
            e.printStackTrace();
            return false;
        }
    }

    private static void keep(Settings settings, Results results, Path folder, List<String> order) throws IOException {
        Files.createDirectories(folder);
        var report = new Report(folder, order);
        report.keep(results, when(settings) + ". " + Machine.describe(Postgres.program()));
        var page = folder.resolve(order.size() == 1 ? order.getFirst() + ".md" : "report.md");
        report.write(page);
        System.out.println("Written: " + page);
    }

    private static String when(Settings settings) {
        return "%s, at %s, %d rounds of %d s (after %d s; %d s for a fresh process), driver on core %s, servers on %s"
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.MINUTES),
                        Machine.commit(settings.root()),
                        settings.rounds(),
                        settings.seconds(),
                        settings.warmup(),
                        settings.first(),
                        settings.driverCores(),
                        settings.serverCores());
    }
}
