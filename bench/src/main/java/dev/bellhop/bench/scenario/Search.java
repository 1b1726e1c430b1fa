package dev.bellhop.bench.scenario;

import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.lab.Names;
import dev.bellhop.bench.lab.Seed;
import dev.bellhop.bench.report.Results;
import java.sql.SQLException;
import java.util.List;

/// The first page of a search among 1,000,000 messages of one workspace, for words that many of them have and for words
/// of a few.
public final class Search implements Scenario {
    private static final int WORKSPACE = 5;
    private static final int AGENT = 1_005;
    private static final int FIRST = 5_000_001;
    private static final int CONVERSATIONS = 50_000;
    private static final int MESSAGES = 20;
    private static final double RATE = 5;

    private record Words(String name, String query) {}

    private static final List<Words> WORDS = List.of(
            new Words("a word of every second message", "w1%20"),
            new Words("of every hundredth", "w40%20"),
            new Words("of every five-hundredth", "w200%20"),
            new Words("of a few", "w15000%20"),
            new Words("two frequent words", "w3%20w5%20"),
            new Words("a frequent and a rare one", "w1%20w9000%20"),
            new Words("the beginning of many words", "w12"),
            new Words("of none", "nothing"));

    @Override
    public void run(Lab lab, Results results) throws Exception {
        lab.prepare(Lab.BELLHOP, Search::fill);
        Trial.all(lab, results, List.of(Lab.BELLHOP), Search::measure);
    }

    private static void fill(Seed seed) throws SQLException {
        seed.workspace(WORKSPACE);
        seed.agents(WORKSPACE, AGENT, AGENT);
        seed.conversations(WORKSPACE, FIRST, FIRST + CONVERSATIONS - 1, MESSAGES, AGENT);
        seed.words(WORKSPACE);
    }

    private static void measure(Trial trial) {
        var pages = new Pages(Names.agentToken(AGENT));
        pages.warmUp(trial, path(WORDS.getFirst()), RATE);
        for (var words : WORDS) {
            pages.measure(trial, words.name, path(words), RATE);
        }
    }

    private static String path(Words words) {
        return "/api/v1/search?q=" + words.query;
    }
}
