package dev.bellhop.bench;

import dev.bellhop.bench.lab.Database;
import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.report.Machine;
import dev.bellhop.bench.report.Report;
import dev.bellhop.bench.report.Results;
import dev.bellhop.bench.scenario.Assist;
import dev.bellhop.bench.scenario.Fanout;
import dev.bellhop.bench.scenario.History;
import dev.bellhop.bench.scenario.Idle;
import dev.bellhop.bench.scenario.Inbox;
import dev.bellhop.bench.scenario.Pair;
import dev.bellhop.bench.scenario.Saturate;
import dev.bellhop.bench.scenario.Scenario;
import dev.bellhop.bench.scenario.Stalled;
import dev.bellhop.bench.scenario.Start;
import dev.bellhop.bench.scenario.Storm;
import dev.bellhop.bench.scenario.Typing;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `bench/run [quick] [scenario …]`: runs them one after another, each in a lab of its own, and writes the page.
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
        SCENARIOS.put("assist", new Assist());
        SCENARIOS.put("start", new Start());
    }

    // Looked at once: later the bench itself is what keeps it busy.
    private static Optional<String> busy = Optional.empty();

    private Main() {}

    public static void main(String... arguments) throws IOException {
        var words = new ArrayList<>(List.of(arguments));
        var settings = Settings.read(words.remove("quick"));
        var asked = words.isEmpty() ? List.copyOf(SCENARIOS.keySet()) : words;
        asked.stream().filter(name -> !SCENARIOS.containsKey(name)).findFirst().ifPresent(name -> {
            System.err.println("There is no scenario \"" + name + "\"; there are " + SCENARIOS.keySet() + ".");
            System.exit(64);
        });
        busy = Machine.busy();
        var failed = new ArrayList<String>();
        for (var name : asked) {
            if (!run(settings, name)) {
                failed.add(name);
            }
        }
        if (!failed.isEmpty()) {
            System.err.println("Failed: " + String.join(", ", failed));
        }
        System.exit(failed.isEmpty() ? 0 : 1);
    }

    private static boolean run(Settings settings, String name) throws IOException {
        var results = new Results(name);
        System.out.println(name);
        busy.ifPresent(results::note);
        try (var lab = new Lab(settings)) {
            SCENARIOS.get(name).run(lab, results);
        } catch (Exception e) {
            e.printStackTrace();
            return false;
        }
        var folder = settings.quick() ? settings.results().resolve("quick") : settings.results();
        var page = settings.quick() ? folder.resolve("RESULTS.md") : settings.root().resolve("bench/RESULTS.md");
        Files.createDirectories(folder);
        var report = new Report(folder, List.copyOf(SCENARIOS.keySet()));
        report.keep(results, when(settings) + ". " + Machine.describe(Database.program()));
        report.write(page);
        System.out.println("Written: " + page);
        return true;
    }

    private static String when(Settings settings) {
        return "%s, at %s, %d rounds of %d s (and %d s before that do not count), driver on core %s, servers on %s".formatted(
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                Machine.commit(settings.root()),
                settings.rounds(),
                settings.seconds(),
                settings.warmup(),
                settings.driverCores(),
                settings.serverCores());
    }
}
