package dev.bellhop.bench.scenario;

import dev.bellhop.bench.lab.Contestant;
import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.report.Results;
import java.util.ArrayList;
import java.util.List;

/// Starts those who compete; the service first, as its tables must be there to be filled.
final class Contestants {
    private Contestants() {}

    static List<Contestant> all(Lab lab, Results results, String... names) throws Exception {
        var contestants = new ArrayList<Contestant>();
        for (var name : names) {
            if (lab.settings().wants(name)) {
                contestants.add(lab.start(name));
            } else {
                results.note(name + " was left out on request.");
            }
        }
        return contestants;
    }
}
