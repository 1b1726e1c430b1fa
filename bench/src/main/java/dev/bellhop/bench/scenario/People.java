package dev.bellhop.bench.scenario;

import dev.bellhop.bench.client.Seat;
import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.lab.Names;
import dev.bellhop.bench.lab.Seed;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Who is in the workspace that is talked in, and who sits where.
final class People {
    static final int IDLE = 10_000;
    static final int MISSED = 20;
    static final int PAIRS = 500;
    static final int AGENTS = 500;
    private static final int FIRST_PAIR = IDLE + 1;
    static final int CROWDED = FIRST_PAIR + PAIRS;

    private People() {}

    static void seed(Lab lab) throws IOException, SQLException {
        if (lab.database().number("select count(*) from workspace") == 0) {
            fill(lab);
        }
    }

    /// Whatever else is there.
    static void fill(Lab lab) throws IOException, SQLException {
        var seed = lab.seed();
        seed.begin();
        seed.workspace(Names.LIVE_WORKSPACE);
        seed.agents(Names.LIVE_WORKSPACE, 1, AGENTS);
        seed.conversations(Names.LIVE_WORKSPACE, 1, CROWDED, MISSED, 1);
        seed.settle();
    }

    /// Two to a conversation. Agents first: they are at work before visitors come.
    static List<Seat> pairs(int pairs) {
        var seats = new ArrayList<Seat>();
        IntStream.range(0, pairs).forEach(n -> seats.add(Seat.agent(n + 1, FIRST_PAIR + n)));
        IntStream.range(0, pairs).forEach(n -> seats.add(Seat.visitor(FIRST_PAIR + n)));
        return seats;
    }

    /// One visitor whom many agents listen to.
    static List<Seat> listeners(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> Seat.agent(n, CROWDED)).toList();
    }

    static Seat speaker() {
        return Seat.visitor(CROWDED);
    }

    /// Whose conversation is not resolved, as [Seed] made them: one in which something can be shown.
    static List<Integer> inTalk(int count) {
        return IntStream.rangeClosed(1, IDLE).filter(n -> n % 6 < 4).limit(count).boxed().toList();
    }

    static List<Seat> visitors(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Seat::visitor).toList();
    }
}
