package dev.bellhop.bench.scenario;

import dev.bellhop.bench.load.PageLoad;

/// Asks for pages over REST as one agent.
record Pages(String token) {
    private static final int SETTLING_SECONDS = 2;

    void warmUp(Trial trial, String path, double perSecond) {
        load(trial, path, perSecond).run(0, trial.settings().first());
    }

    void measure(Trial trial, String what, String path, double perSecond) {
        trial.add(what, load(trial, path, perSecond).run(SETTLING_SECONDS, trial.settings().seconds()));
    }

    private PageLoad load(Trial trial, String path, double perSecond) {
        return new PageLoad(trial.lab().loop(), trial.contestant().server().port(), token, path, perSecond);
    }
}
