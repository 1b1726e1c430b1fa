package dev.bellhop.launch;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/// Where the process begins. A database that was not named must run before Quarkus reads its settings.
@QuarkusMain
public class Bellhop {
    private Bellhop() {}

    public static void main(String... arguments) {
        EmbeddedDatabase.startUnlessNamed();
        Quarkus.run(arguments);
    }
}
