package dev.bellhop.bench.lab;

import java.io.IOException;

/// A flight recording of the service while a scenario runs, where one was asked for.
public final class Profile implements AutoCloseable {
    private final Server server;
    private final String file;

    private Profile(Server server, String file) {
        this.server = server;
        this.file = file;
    }

    /// Only of the service, and once it is warm.
    public static Profile of(Lab lab, Contestant contestant, int round, String scenario) throws IOException {
        if (!lab.settings().profile() || !contestant.is(Lab.BELLHOP) || round == 0) {
            return new Profile(null, null);
        }
        contestant.server().jcmd("JFR.start", "name=bench", "settings=profile");
        var file = lab.settings().results().resolve(scenario + ".jfr").toString();
        return new Profile(contestant.server(), file);
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.jcmd("JFR.stop", "name=bench", "filename=" + file);
        }
    }
}
