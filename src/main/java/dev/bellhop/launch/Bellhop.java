package dev.bellhop.launch;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/// The main class. An embedded database must run before Quarkus reads its settings.
@QuarkusMain
public class Bellhop {
    /// EX_USAGE of sysexits.h.
    private static final int USAGE = 64;

    private static final String NO_DATABASE =
            "bellhop: No database is named, and this build brings none: set QUARKUS_DATASOURCE_JDBC_URL to the address"
                    + " of a PostgreSQL, for example jdbc:postgresql://db:5432/bellhop, with"
                    + " QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.";

    private Bellhop() {}

    public static void main(String... arguments) {
        if (!EmbeddedDatabase.startUnlessNamed()) {
            System.err.println(NO_DATABASE);
            System.exit(USAGE);
        }
        Quarkus.run(arguments);
    }
}
