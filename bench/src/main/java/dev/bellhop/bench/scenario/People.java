package dev.bellhop.bench.scenario;

import dev.bellhop.bench.client.Seat;
import dev.bellhop.bench.lab.Seed;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Who is seeded, and who sits where: one large workspace with many visitors and agents, and many small ones in which
/// an agent and a visitor talk.
final class People {
    static final int IDLE = 10_000;
    static final int MISSED = 20;
    static final int PAIRS = 500;
    static final int AGENTS = 500;
    static final int CROWDED = IDLE + 1;
    private static final int LARGE = 1;
    /// Each small workspace is a team of this size, whose agents all see one list.
    private static final int TEAM = 10;
    private static final int FIRST_TEAM = 11;
    private static final int FIRST_PAIR = 20_001;
    private static final int FIRST_AGENT = 2_001;

    private People() {}

    static void fill(Seed seed) throws SQLException {
        seed.workspace(LARGE);
        seed.agents(LARGE, 1, AGENTS);
        seed.conversations(LARGE, 1, CROWDED, MISSED, 1);
        for (int pair = 0; pair < PAIRS; pair += TEAM) {
            seed.workspace(team(pair));
            seed.agents(team(pair), FIRST_AGENT + pair, FIRST_AGENT + pair + TEAM - 1);
            seed.conversations(team(pair), FIRST_PAIR + pair, FIRST_PAIR + pair + TEAM - 1, MISSED, FIRST_AGENT + pair);
        }
    }

    private static int team(int pair) {
        return FIRST_TEAM + pair / TEAM;
    }

    /// Two to a conversation.
    static List<Seat> pairs(int pairs) {
        return pairs(pairs, n -> Seat.agent(team(n), FIRST_AGENT + n, FIRST_PAIR + n));
    }

    /// The same, with agents who watch their team's list, as those in a console do.
    static List<Seat> pairsWithLists() {
        return pairs(PAIRS, n -> Seat.agent(team(n), FIRST_AGENT + n, FIRST_PAIR + n).watchingList());
    }

    // Agents first: they are at work before visitors come.
    private static List<Seat> pairs(int pairs, IntFunction<Seat> agent) {
        var seats = new ArrayList<Seat>();
        IntStream.range(0, pairs).mapToObj(agent).forEach(seats::add);
        IntStream.range(0, pairs).forEach(n -> seats.add(Seat.visitor(team(n), FIRST_PAIR + n)));
        return seats;
    }

    /// One visitor's conversation, to which many agents listen.
    static List<Seat> listeners(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> Seat.agent(LARGE, n, CROWDED)).toList();
    }

    static Seat speaker() {
        return Seat.visitor(LARGE, CROWDED);
    }

    static List<Seat> visitors(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> Seat.visitor(LARGE, n)).toList();
    }

    /// Visitors whose conversation is not resolved, as [Seed] made them; only there can a page be shown.
    static List<Seat> showing(int count) {
        return inTalk(count).map(n -> Seat.visitor(LARGE, n)).toList();
    }

    static List<Seat> looking(int count) {
        return inTalk(count).map(n -> Seat.agent(LARGE, n, n)).toList();
    }

    private static Stream<Integer> inTalk(int count) {
        return IntStream.rangeClosed(1, IDLE).filter(n -> n % 6 < 4).limit(count).boxed();
    }
}
