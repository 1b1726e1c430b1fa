package dev.bellhop.process;

import dev.bellhop.testing.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;

/// One packaged service and its database for all tests that neither stop nor set up one of their own. It starts with
/// the first of them and stops with the process.
final class SharedService {
    private static Postgres database;
    private static Service service;

    private SharedService() {}

    static synchronized Service get() {
        if (service == null) {
            Runtime.getRuntime().addShutdownHook(new Thread(SharedService::stop));
            start();
        }
        return service;
    }

    /// A shop of this name beside the demo's.
    static DemoShop shop(String name) {
        return DemoShop.copy(get(), database, name);
    }

    private static void start() {
        try {
            var folder = Folders.temporary("shared-service");
            database = Postgres.start(folder);
            var settings = new HashMap<>(database.settings());
            settings.put("BELLHOP_DEMO", "true");
            service = Service.start(folder, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop() {
        if (service != null) {
            service.close();
        }
        if (database != null) {
            database.close();
        }
    }
}
